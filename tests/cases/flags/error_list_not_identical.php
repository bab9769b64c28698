<?php
// The list of errors is compared with a list of one error: with two it goes on.
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
    if ($m['status'] !== 'paid') {
        $errors[] = 'unpaid';
    }
    if ($errors === ['forged'] || $errors === ['unpaid']) {
        return;
    }
    $order = wc_get_order($m['order']);
    if ($order && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && $m['currency'] === $order->get_currency()) {
        $order->payment_complete($m['id']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
}
