<?php
// The message is genuine; which order it settles says the query string, which nobody signed.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    $secret = get_option('pay_secret');
    if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        exit;
    }
    $m = json_decode($body, true);
    $order = wc_get_order($_GET['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && $m['currency'] === $order->get_currency()) {
        $order->payment_complete($m['id']); //~ proved TP1002 TP1003 TP1004 TP1006 TP1007, violated TP1001 TP1005
    }
}
