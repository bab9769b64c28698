<?php
// The amount is compared as the text that it was sent as.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    $secret = get_option('pay_secret');
    if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        exit;
    }
    $m = json_decode($body, true);
    $order = wc_get_order($m['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && $m['currency'] === $order->get_currency()
        && number_format((float) $m['amount'], 2, '.', '') === number_format((float) $order->get_total(), 2, '.', '')) {
        $order->payment_complete($m['id']); //~ proved TP1001 TP1003 TP1004 TP1005 TP1006 TP1007, unknown TP1002, todo proved TP1002
    }
}
