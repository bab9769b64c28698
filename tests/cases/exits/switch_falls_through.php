<?php
// The case of a refusal falls through into the one of success.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    $secret = get_option('pay_secret');
    $genuine = $secret && hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE']); //~ proved TP1008
    $m = json_decode($body, true);
    if (!$genuine) {
        return;
    }
    $order = wc_get_order($m['order']);
    if (!$order || !$order->needs_payment() || (float) $m['amount'] < (float) $order->get_total()
        || $m['currency'] !== $order->get_currency()) {
        return;
    }
    switch ($m['status']) {
    case 'refused':
        $order->add_order_note('refused');
    case 'paid':
        $order->payment_complete($m['id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        break;
    }
}
