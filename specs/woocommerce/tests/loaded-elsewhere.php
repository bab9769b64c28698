<?php
/* Plugin Name: The plugin's own object, which another hook makes */

class Stork {
    private static $instance;
    private $parts = [];

    public function start() {
        self::$instance = $this;
    }

    public function __construct() {
        update_option('stork_api_key', $_GET['key']); // another flow's business
        $this->parts['desk'] = new Stork_Desk();
    }

    public static function get_instance() {
        return self::$instance;
    }

    public function part($name) {
        return $this->parts[$name];
    }
}

class Stork_Desk {
    private function handlers() {
        return ['payment.paid' => [$this, 'settle'], 'payment.noted' => [$this, 'note']];
    }

    public function believe($event) {
        $handlers = $this->handlers();
        if (array_key_exists($event['type'], $handlers)) {
            call_user_func($handlers[$event['type']], $event);
        }
    }

    public function settle($event) {
        $order = wc_get_order((int) $event['order']);
        if ($order && $order->needs_payment()) {
            $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
        }
    }

    public function note($event) {
        $order = wc_get_order((int) $event['order']);
        if ($order) {
            $order->add_order_note('noted');
        }
    }
}

function stork() {
    return Stork::get_instance();
}

add_action('woocommerce_api_stork', 'stork_notice');

function stork_notice() {
    stork()->part('desk')->believe(json_decode(file_get_contents('php://input'), true));
}
