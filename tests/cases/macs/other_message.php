<?php
// One body is signed, another one is acted on.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $secret = get_option('pay_secret');
    $body = file_get_contents('php://input');
    if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        exit;
    }
    $order = wc_get_order($_GET['order']);
    if ($order && $_GET['status'] === 'paid' && $order->needs_payment() && (float) $_GET['amount'] >= (float) $order->get_total()
        && $_GET['currency'] === $order->get_currency()) {
        $order->payment_complete($_GET['id']); //~ proved TP1004 TP1007, violated TP1001 TP1002 TP1003 TP1005 TP1006
    }
}
