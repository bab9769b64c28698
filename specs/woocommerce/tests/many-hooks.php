<?php
/* Plugin Name: One answer to the notices of many payment methods */

abstract class grebe_method {
    public $id = '';

    public function __construct() {
        add_action('woocommerce_api_' . $this->id, 'grebe_notices::answer');
        add_action('woocommerce_api_' . $this->id . '_sent', [$this, 'sent']);
        if (get_option('grebe_legacy') === 'yes') {
            add_action('woocommerce_api_legacy_' . $this->id, 'grebe_legacy_answer');
        }
    }

    public function sent() {
        $order = wc_get_order((int) $_GET['order']);
        if ($this->id === 'grebe_card') {
            $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}

class grebe_cash extends grebe_method { public $id = 'grebe_cash'; }
class grebe_card extends grebe_method { public $id = 'grebe_card'; }
class grebe_bank extends grebe_method { public $id = 'grebe_bank'; }

class grebe_notices {
    public static function answer() {
        $order = wc_get_order((int) $_GET['order']);
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function grebe_legacy_answer() {
    $order = wc_get_order((int) $_GET['order']);
    $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
