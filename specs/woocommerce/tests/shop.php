<?php
/* Plugin Name: Goods, prices, quantities, settings, refunds and logs, each right and wrong once */

add_action('wp_ajax_nopriv_crane_goods', 'crane_goods');
add_action('wp_ajax_nopriv_crane_goods_paid', 'crane_goods_paid');
add_action('wp_ajax_nopriv_crane_tip', 'crane_tip');
add_action('wp_ajax_nopriv_crane_fee', 'crane_fee');
add_action('wp_ajax_nopriv_crane_cart', 'crane_cart');
add_action('wp_ajax_nopriv_crane_cart_positive', 'crane_cart_positive');
add_action('wp_ajax_crane_refund', 'crane_refund');
add_action('wp_ajax_crane_refund_staff', 'crane_refund_staff');
add_action('rest_api_init', function () {
    register_rest_route('crane/v1', '/phone', ['methods' => 'POST', 'callback' => 'crane_phone', 'permission_callback' => '__return_true']);
    register_rest_route('crane/v1', '/phone-staff', ['methods' => 'POST', 'callback' => 'crane_phone_staff', 'permission_callback' => 'crane_may']);
});

function crane_may() { return current_user_can('manage_woocommerce'); }

function crane_goods() {
    wc_downloadable_product_permissions((int) $_POST['order'], true); //~ violated TP1009
}
function crane_goods_paid() {
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->has_status(['processing', 'completed'])) {
        wc_downloadable_product_permissions($order->get_id(), true); //~ proved TP1009
    }
}

function crane_tip() {
    WC()->cart->add_fee('Tip', (float) $_POST['amount']); //~ violated TP2001
}
function crane_fee() {
    WC()->cart->add_fee('Handling', 2.5); //~ proved TP2001
}

function crane_cart() {
    WC()->cart->set_quantity($_POST['key'], (int) $_POST['quantity']); //~ violated TP2002
}
function crane_cart_positive() {
    $quantity = (int) $_POST['quantity'];
    if ($quantity > 0) {
        WC()->cart->set_quantity($_POST['key'], $quantity); //~ proved TP2002
    }
}

function crane_refund() {
    wc_create_refund(['order_id' => (int) $_POST['order'], 'amount' => $_POST['amount']]); //~ violated TP4002
}
function crane_refund_staff() {
    if (crane_may()) {
        wc_create_refund(['order_id' => (int) $_POST['order'], 'amount' => $_POST['amount']]); //~ proved TP4002
    }
}

function crane_phone(WP_REST_Request $request) {
    $order = wc_get_order((int) $request->get_param('order'));
    $order->set_billing_phone($request->get_param('phone')); //~ proved TP3003, violated TP3004
}
function crane_phone_staff(WP_REST_Request $request) {
    $order = wc_get_order((int) $request->get_param('order'));
    $order->set_billing_phone($request->get_param('phone')); //~ proved TP3003 TP3004
}

class WC_Gateway_Crane_Settings extends WC_Payment_Gateway {
    public function __construct() {
        add_action('wp_ajax_crane_key', [$this, 'save_key']);
        add_action('wp_ajax_crane_key_staff', [$this, 'save_key_staff']);
        add_action('wp_ajax_nopriv_crane_pay', [$this, 'pay']);
        add_action('wp_ajax_nopriv_crane_repeat', [$this, 'repeat']);
    }
    public function save_key() {
        $this->update_option('api_key', $_POST['key']); //~ violated TP3001 TP3002
    }
    public function save_key_staff() {
        check_ajax_referer('crane_key');
        if (crane_may()) {
            $this->update_option('api_key', $_POST['key']); //~ proved TP3001 TP3002
        }
    }

    public function pay() {
        $log = wc_get_logger();
        $log->debug('card ' . $_POST['card_number']); //~ violated TP5002
        $is_masked = get_option('crane_mask') === 'yes';
        $card = $is_masked ? 'xxxx' : $_POST['card_number'];
        $key = $is_masked ? 'xxxx' : $this->get_option('api_key');
        if ($is_masked) {
            $log->debug('card ' . $card);
            $log->debug('key ' . $key);
        }
        $log->debug('key ' . $this->get_option('api_key')); //~ violated TP5001
    }

    // The same notice pays once more.
    public function repeat() {
        $body = file_get_contents('php://input');
        $secret = (string) $this->get_option('webhook_secret');
        if ($secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
            wp_die();
        }
        $notice = json_decode($body, true);
        $order = wc_get_order((int) $notice['order']);
        if ($order && $notice['state'] === 'paid' && $notice['currency'] === $order->get_currency() && (float) $notice['amount'] >= (float) $order->get_total()) {
            $order->update_status('completed'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, violated TP1007
        }
    }
}
