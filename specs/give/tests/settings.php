<?php
/* Plugin Name: Handlers that a wrapper registers, of classes that the container makes */

class Crane_Hooks {
    public static function add($hook, $class, $method) {
        add_action($hook, static function () use ($hook, $class, $method) {
            if (apply_filters("crane_off-{$hook}", false)) {
                return;
            }
            call_user_func_array([give($class), $method], func_get_args());
        });
    }
}

class Crane_Accounts {
    private $mode = 'live';
    public function set_mode($mode) {
        $this->mode = $mode;
        return $this;
    }
    public function delete() {
        return delete_option("crane_paypal_{$this->mode}_account"); //~ proved TP3001 TP3002, violated TP3002
    }
}

class Crane_Requests {
    private $accounts;
    public function __construct(Crane_Accounts $accounts) { $this->accounts = $accounts; }

    public function disconnect() {
        if (!current_user_can('manage_options')) {
            wp_send_json_error();
        }
        $this->accounts->set_mode(give_clean($_POST['mode']))->delete();
    }

    public function disconnect_checked() {
        check_ajax_referer('crane');
        if (!current_user_can('manage_options')) {
            wp_send_json_error();
        }
        $this->accounts->set_mode(give_clean($_POST['mode']))->delete();
    }
}

Crane_Hooks::add('wp_ajax_crane_disconnect', Crane_Requests::class, 'disconnect');
Crane_Hooks::add('wp_ajax_crane_disconnect_checked', Crane_Requests::class, 'disconnect_checked');

// The plugin's cache of its settings holds them.
add_action('wp_ajax_crane_cached', 'crane_cached');
function crane_cached() {
    if (Give_Cache_Setting::get_option('crane_open') === 'yes') {
        give_update_option('crane_key', give_clean($_POST['key'])); //~ violated TP3001 TP3002
    }
}
