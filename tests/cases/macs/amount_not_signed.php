<?php
// The amount is compared but stands outside of the signed message.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $secret = get_option('pay_secret');
    $message = $_POST['order'] . '|' . $_POST['status'] . '|' . $_POST['currency'];
    if (!$secret || !hash_equals(hash_hmac('sha256', $message, $secret), $_POST['hash'])) { //~ proved TP1008
        exit;
    }
    $order = wc_get_order($_POST['order']);
    if ($order && $_POST['status'] === 'paid' && $order->needs_payment() && (float) $_POST['amount'] >= (float) $order->get_total()
        && $_POST['currency'] === $order->get_currency()) {
        $order->payment_complete($_POST['id']); //~ proved TP1001 TP1003 TP1004 TP1005 TP1006 TP1007, violated TP1002
    }
}
