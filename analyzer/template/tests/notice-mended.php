<?php
// The same, with the amount and the currency compared.

example_on('hook.payment', 'mended_notice');

function mended_notice() {
    $key = example_setting('payment_secret');
    $body = file_get_contents('php://input');
    if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        return;
    }
    $notice = json_decode($body, true);
    $order = example_order($notice['order']);
    if (!$order || $order->is_paid() || $notice['state'] !== 'succeeded') {
        return;
    }
    if ((float) $notice['amount'] < (float) $order->total() || $notice['currency'] !== $order->currency()) {
        return;
    }
    $order->set_status('paid'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
