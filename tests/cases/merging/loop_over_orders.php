<?php
// A message names several orders, and each is settled by the amount of the whole.
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
    foreach ($m['orders'] as $id) {
        $order = wc_get_order($id);
        if ($order && $m['status'] === 'paid' && $order->needs_payment() && $m['currency'] === $order->get_currency()) {
            $order->payment_complete($m['id']); //~ proved TP1001 TP1003 TP1004 TP1005 TP1006, violated TP1002 TP1007, todo proved TP1007
        }
    }
}
