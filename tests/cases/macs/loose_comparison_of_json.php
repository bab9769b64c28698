<?php
// A loose comparison with data of a type that the client chooses: true equals any text.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $m = json_decode(file_get_contents('php://input'), true);
    $secret = get_option('pay_secret');
    $message = $m['order'] . '|' . $m['status'] . '|' . $m['amount'] . '|' . $m['currency'];
    if (!$secret || hash_hmac('sha256', $message, $secret) != $m['hash']) { //~ violated TP1008
        exit;
    }
    $order = wc_get_order($m['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && $m['currency'] === $order->get_currency()) {
        $order->payment_complete($m['id']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
