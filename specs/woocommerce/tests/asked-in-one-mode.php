<?php
/* Plugin Name: The provider is asked in one of two modes, or in both */

add_action('woocommerce_api_crane_one', 'crane_asks_in_one_mode');
add_action('woocommerce_api_crane_both', 'crane_asks_in_both_modes');
add_action('woocommerce_api_crane_notice', 'crane_checks_where_signed');

function crane_payment($id, $capture) {
    $url = 'https://api.crane.example/payments/' . urlencode($id) . ($capture ? '/capture' : '');
    $answer = wp_remote_get($url, ['headers' => ['Authorization' => 'Bearer ' . get_option('crane_secret_key')]]);
    return is_wp_error($answer) ? [] : json_decode($answer['body'], true);
}

function crane_asks_in_one_mode() {
    $order = new WC_Order($_REQUEST['order_id']);
    $success = get_option('crane_mode') === 'authorize';
    if (!$success) {
        $payment = crane_payment($_REQUEST['payment_id'], true);
        $success = isset($payment['status']) && $payment['status'] === 'captured';
    }
    if ($success && $order->needs_payment()) {
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
}

function crane_asks_in_both_modes() {
    $order = new WC_Order($_REQUEST['order_id']);
    $capture = get_option('crane_mode') !== 'authorize';
    $payment = crane_payment($_REQUEST['payment_id'], $capture);
    $wanted = $capture ? 'captured' : 'authorized';
    if (isset($payment['status']) && $payment['status'] === $wanted && $order->needs_payment()) {
        $order->payment_complete(); //~ violated TP1002 TP1003 TP1005, proved TP1001 TP1004 TP1006 TP1007
    }
}

// The order comes from a notice whose signature is checked only where there is one.
function crane_checks_where_signed() {
    $body = file_get_contents('php://input');
    $secret = (string) get_option('crane_webhook_secret');
    if ($secret === '' || isset($_SERVER['HTTP_X_SIGNATURE']) && !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        return;
    }
    $notice = json_decode($body, true);
    $order = wc_get_order((int) $notice['order']);
    $payment = crane_payment($notice['payment'], false);
    if ($order && isset($payment['status']) && $payment['status'] === 'captured' && $order->needs_payment()) {
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1005, proved TP1004 TP1006 TP1007
    }
}
