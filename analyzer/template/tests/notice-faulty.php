<?php
// The signature is verified, the amount is not: a payment of one cent would do.

example_on('hook.payment', 'faulty_notice');

function faulty_notice() {
    $key = example_setting('payment_secret');
    $body = file_get_contents('php://input');
    if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        return;
    }
    $notice = json_decode($body, true);
    $order = example_order($notice['order']);
    if ($order && !$order->is_paid() && $notice['state'] === 'succeeded') {
        $order->set_status('paid'); //~ violated TP1002 TP1003, proved TP1001 TP1004 TP1005 TP1006 TP1007
    }
}
