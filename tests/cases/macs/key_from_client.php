<?php
// The client sends the key along with the message.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $message = $_POST['order'] . '|' . $_POST['status'] . '|' . $_POST['amount'] . '|' . $_POST['currency'];
    if (empty($_POST['merchant']) || !hash_equals(hash_hmac('sha256', $message, $_POST['merchant']), $_POST['hash'])) { //~ proved TP1008, todo violated TP1008
        exit;
    }
    $order = wc_get_order($_POST['order']);
    if ($order && $_POST['status'] === 'paid' && $order->needs_payment() && (float) $_POST['amount'] >= (float) $order->get_total()
        && $_POST['currency'] === $order->get_currency()) {
        $order->payment_complete($_POST['id']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
