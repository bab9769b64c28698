<?php
/* Plugin Name: The page behind the payment, which settles the order, and pages that tell a secret */

add_action('woocommerce_thankyou_crane', 'crane_back');
add_action('woocommerce_thankyou_heron', 'heron_back');

function crane_back($order_id) {
    $order = wc_get_order($order_id);
    if (isset($_GET['paid'])) {
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function heron_back($order_id) {
    $order = wc_get_order($order_id);
    if ($order->get_total() == 0) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
