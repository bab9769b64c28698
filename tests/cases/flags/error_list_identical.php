<?php
// A list of errors that has to be the empty list; the currency is compared as C does.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    $secret = get_option('pay_secret');
    $genuine = $secret && hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE']); //~ proved TP1008
    $m = json_decode($body, true);
    $errors = [];
    if (!$genuine) {
        $errors[] = 'forged';
    }
    if ($errors !== []) {
        return;
    }
    $order = wc_get_order($m['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && is_string($m['currency']) && strcmp($m['currency'], $order->get_currency()) === 0) {
        $order->payment_complete($m['id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
