<?php
// The key is printed in the source: everybody has it.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $message = $_POST['order'] . '|' . $_POST['status'] . '|' . $_POST['amount'] . '|' . $_POST['currency'];
    if (!hash_equals(hash_hmac('sha256', $message, 'pay-secret'), $_POST['hash'])) { //~ violated TP1008
        exit;
    }
    $order = wc_get_order($_POST['order']);
    if ($order && $_POST['status'] === 'paid' && $order->needs_payment() && (float) $_POST['amount'] >= (float) $order->get_total()
        && $_POST['currency'] === $order->get_currency()) {
        $order->payment_complete($_POST['id']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
