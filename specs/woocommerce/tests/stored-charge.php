<?php
/* Plugin Name: A charge that is asked for by the transaction id of the order, answered by a method of its state */

class stork_plugin {
    public function __construct() {
        add_action('init', [$this, 'start']);
        add_action('woocommerce_api_stork', [new stork_return(), 'answer']);
    }

    public function key() {
        return (string) get_option('stork_key');
    }

    public function start() {
        define('STORK_KEY', $this->key());
    }
}

class stork_return {
    private $order;

    public function answer() {
        $this->order = wc_get_order(absint($_GET['order']));
        $reply = wp_remote_get('https://api.stork.example/charges/' . $this->order->get_transaction_id(), ['headers' => ['Authorization' => 'Bearer ' . STORK_KEY]]);
        if (is_wp_error($reply) || !$this->order->has_status('pending')) {
            exit;
        }
        $charge = json_decode(wp_remote_retrieve_body($reply), true);
        switch (strtolower($charge['status'])) {
            case 'successful':
            case 'failed':
                $method = strtolower('Charge_' . $charge['status']);
                $this->$method();
        }
    }

    protected function charge_successful() {
        $this->order->payment_complete(); //~ possible TP1002 TP1003, proved TP1001 TP1004 TP1005 TP1006 TP1007
    }

    protected function charge_failed() {
        $this->order->update_status('failed');
    }
}

new stork_plugin();
