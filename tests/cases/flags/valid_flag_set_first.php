<?php
// A flag that is true from the start and never becomes false.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    $secret = get_option('pay_secret');
    $genuine = $secret && hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE']); //~ proved TP1008
    $m = json_decode($body, true);
    $valid = true;
    if (!$genuine) {
        error_log('forged');
    }
    if (!$valid) {
        return;
    }
    $order = wc_get_order($m['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && $m['currency'] === $order->get_currency()) {
        $order->payment_complete($m['id']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
