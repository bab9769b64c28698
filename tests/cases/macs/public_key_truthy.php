<?php
// openssl_verify returns -1 on an error, and -1 is true.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    if (!openssl_verify($body, base64_decode($_SERVER['HTTP_X_SIGNATURE']), get_option('pay_public_key'))) {
        exit;
    }
    $m = json_decode($body, true);
    $order = wc_get_order($m['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && $m['currency'] === $order->get_currency()) {
        $order->payment_complete($m['id']); //~ proved TP1007, possible TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
