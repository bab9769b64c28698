<?php
// Two messages lead to one effect: both are verified.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $secret = get_option('pay_secret');
    if (!$secret) {
        exit;
    }
    if (isset($_POST['data'])) {
        $text = $_POST['data'];
        $hash = $_POST['hash'];
    } else {
        $text = file_get_contents('php://input');
        $hash = $_SERVER['HTTP_X_SIGNATURE'];
    }
    if (!hash_equals(hash_hmac('sha256', $text, $secret), $hash)) { //~ proved TP1008
        exit;
    }
    $m = json_decode($text, true);
    $order = wc_get_order($m['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && $m['currency'] === $order->get_currency()) {
        $order->payment_complete($m['id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
