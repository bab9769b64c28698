<?php
// An order of total zero needs no payment.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $order = wc_get_order($_POST['order']);
    if ($order && $order->get_total() == 0) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
