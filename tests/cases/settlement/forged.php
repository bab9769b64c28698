<?php
// Whoever can send this request decides.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $order = wc_get_order($_POST['order']);
    if ($order && $_POST['status'] === 'paid') {
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
    exit;
}
