<?php
/* Plugin Name: Mercado Pago's library: payments asked for through what a plugin makes of it */
use MercadoPago\PP\Sdk\HttpClient\HttpClient;
use MercadoPago\PP\Sdk\HttpClient\HttpClientInterface;
use MercadoPago\PP\Sdk\HttpClient\Response;

class Heron_Requester {
    private $client;
    public function __construct(HttpClientInterface $client) { $this->client = $client; }
    public function get(string $uri): Response { return $this->client->get($uri); }
}

class Heron_Cache {
    private $prefix;
    public function __construct(string $prefix) { $this->prefix = $prefix; }
    public function get(string $key) { return get_transient(sha1($this->prefix . $key)); }
}

class Heron_Seller {
    private $cache;
    private $requester;
    public function __construct(Heron_Cache $cache, Heron_Requester $requester) {
        $this->cache = $cache;
        $this->requester = $requester;
    }

    public function validate(string $token): array {
        $known = $this->cache->get($token);
        if ($known) {
            return $known;
        }
        $answer = $this->requester->get('/plugins-credentials?token=' . $token);
        return ['status' => $answer->getStatus(), 'data' => $answer->getData()];
    }
}

// What a container gives to constructors is what the classes themselves make of it.
class Heron_Settings {
    private $seller;
    public function __construct(Heron_Seller $seller) {
        $this->seller = $seller;
        add_action('wp_ajax_heron_save', [$this, 'save']);
        add_action('wp_ajax_heron_save_checked', [$this, 'save_checked']);
    }

    public function save() {
        $key = $this->seller->validate(sanitize_text_field($_POST['key']));
        $token = $this->seller->validate(sanitize_text_field($_POST['token']));
        if ($key['status'] === 200 && $token['status'] === 200 && $key['data']['is_test'] === false && $token['data']['is_test'] === true) {
            update_option('heron_key', $_POST['key']); //~ violated TP3001 TP3002
        }
    }

    public function save_checked() {
        if (!current_user_can('manage_woocommerce') || !check_ajax_referer('heron_save', 'nonce', false)) {
            wp_die();
        }
        if ($this->seller->validate($_POST['key'])['status'] === 200) {
            update_option('heron_key', $_POST['key']); //~ proved TP3001 TP3002
        }
    }
}

class Heron_Gateway extends WC_Payment_Gateway {
    public $client;
    public function __construct() {
        $this->id = 'heron';
        $this->client = new HttpClient('https://api.mercadopago.com', null);
        add_action('woocommerce_api_heron', [$this, 'notice']);
        add_action('woocommerce_api_heron_unbound', [$this, 'notice_unbound']);
    }

    private function ask($uri) {
        return $this->client->get($uri, ['Authorization: Bearer ' . $this->get_option('token')])->getData();
    }

    private function pays($order, $payment) {
        return $order && $order->needs_payment() && $payment['status'] === 'approved'
            && $payment['currency_id'] === $order->get_currency() && (float) $payment['transaction_amount'] >= (float) $order->get_total();
    }

    public function notice() {
        $payment = $this->ask('/v1/payments/' . $_GET['id']);
        $order = wc_get_order((int) $payment['external_reference']);
        if ($this->pays($order, $payment)) {
            $order->payment_complete($payment['id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    // Any payment that somebody made settles any order of the same price.
    public function notice_unbound() {
        $payment = $this->ask('/v1/payments/' . $_GET['id']);
        $order = wc_get_order((int) $_GET['order']);
        if ($this->pays($order, $payment)) {
            $order->payment_complete($payment['id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1006 TP1007, violated TP1005
        }
    }
}
