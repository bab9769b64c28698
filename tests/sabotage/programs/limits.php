<?php
// Constants at their own limits: the first place of a text, the first kind of a number.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    $secret = get_option('pay_secret');
    if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) {
        exit;
    }
    $m = json_decode($body, true);
    $order = wc_get_order($m['order']);
    $codes = 'OK';
    if ($codes[0] !== 'O' || !is_numeric('3')) {
        exit;
    }
    if ($order && $order->needs_payment() && $m['status'] === 'paid' && $m['currency'] === $order->get_currency()
        && (float) $m['amount'] >= (float) $order->get_total()) {
        $order->payment_complete($m['id']);
    }
}
