<?php
// A default stands in where the message says nothing: no currency is the order's currency.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    $secret = get_option('pay_secret');
    $genuine = $secret && hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE']); //~ proved TP1008
    $m = json_decode($body, true);
    if (!$genuine) {
        exit;
    }
    $order = wc_get_order($m['order']);
    if (!$order || !$order->needs_payment() || $m['status'] !== 'paid') {
        exit;
    }
    $currency = isset($m['currency']) ? $m['currency'] : $order->get_currency();
    if ((float) $m['amount'] >= (float) $order->get_total() && $currency === $order->get_currency()) {
        $order->payment_complete($m['id']); //~ proved TP1001 TP1002 TP1004 TP1005 TP1006 TP1007, violated TP1003
    }
}
