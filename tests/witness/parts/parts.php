<?php
/* Plugin Name: Objects that a container makes, answers that are kept, and one place that asks twice */

class Parts_Cache {
    private $prefix;
    public function __construct(string $prefix) { $this->prefix = $prefix; }
    public function get(string $key) { return get_transient(sha1($this->prefix . $key)); }
}

class Parts_Client {
    public function get(string $uri) {
        $answer = wp_remote_get('https://parts.example/' . $uri);
        return ['status' => wp_remote_retrieve_response_code($answer), 'data' => json_decode(wp_remote_retrieve_body($answer), true)];
    }
}

class Parts_Seller {
    private $cache;
    private $client;
    public function __construct(Parts_Cache $cache, Parts_Client $client) {
        $this->cache = $cache;
        $this->client = $client;
    }

    public function validate(string $key): array {
        $known = $this->cache->get($key);
        return $known ? $known : $this->client->get('keys?key=' . $key);
    }
}

class Parts_Settings {
    private $seller;
    public function __construct(Parts_Seller $seller) {
        $this->seller = $seller;
        add_action('wp_ajax_parts_save', [$this, 'save']);
    }

    public function save() {
        $public = $this->seller->validate($_POST['public']);
        $secret = $this->seller->validate($_POST['secret']);
        if ($public['status'] === 200 && $secret['status'] === 200 && $public['data']['is_test'] === false && $secret['data']['is_test'] === true) {
            update_option('parts_secret', $_POST['secret']);
        }
    }
}
