<?php
// Nobody declares the class of what is thrown: it may be an Exception, and then this catch goes on.
add_action('woocommerce_api_pay', 'pay');

function verify($body)
{
    $secret = get_option('pay_secret');
    if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        throw new Vendor\Forged('forged');
    }
}

function pay()
{
    $body = file_get_contents('php://input');
    $m = json_decode($body, true);
    try {
        verify($body);
    } catch (Exception $e) {
        error_log($e->getMessage());
    }
    $order = wc_get_order($m['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && $m['currency'] === $order->get_currency()) {
        $order->payment_complete($m['id']); //~ proved TP1007, possible TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
