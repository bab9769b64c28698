<?php
// What the notice says of the status is what the provider says, whatever that is: both could be lists,
// whose comparison is not modelled, and the clauses fail without that.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $m = json_decode(file_get_contents('php://input'), true);
    $reply = wp_remote_get('https://bitpay.com/invoices/' . $m['id']);
    $said = json_decode(wp_remote_retrieve_body($reply), true);
    if ($m['status'] != $said['data']['status']) {
        exit;
    }
    $order = wc_get_order($said['data']['orderId']);
    if ($order && $order->needs_payment()) {
        $order->payment_complete($m['id']); //~ proved TP1001 TP1005 TP1007, violated TP1002 TP1003 TP1004 TP1006
    }
}
