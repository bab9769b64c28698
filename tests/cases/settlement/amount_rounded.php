<?php
/* Plugin Name: Amounts that are rounded before they are compared */

add_action('woocommerce_api_rounded', 'rounded');
add_action('woocommerce_api_rounded_both', 'rounded_both');
add_action('woocommerce_api_rounded_to_units', 'rounded_to_units');

function known($order) {
    $secret = get_option('pay_secret');
    $text = $_POST['order'] . '|' . $_POST['amount'] . '|' . $_POST['state'];
    return $order && $secret && hash_equals(hash_hmac('sha256', $text, $secret), $_POST['hash']) && $_POST['state'] === 'paid'; //~ proved TP1008
}

function rounded() {
    $order = wc_get_order($_POST['order']);
    if (known($order) && (float) $_POST['amount'] >= round((float) $order->get_total(), 2)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1004 TP1005 TP1006, violated TP1003 TP1007
    }
}

function rounded_both() {
    $order = wc_get_order($_POST['order']);
    if (known($order) && round((float) $_POST['amount'], 2) == round($order->get_total(), 2)) {
        $order->payment_complete(); //~ proved TP1001 TP1004 TP1005 TP1006, violated TP1003 TP1007, todo proved TP1002
    }
}

// Forty-nine hundredths are given away.
function rounded_to_units() {
    $order = wc_get_order($_POST['order']);
    if (known($order) && (float) $_POST['amount'] >= round((float) $order->get_total())) {
        $order->payment_complete(); //~ proved TP1001 TP1004 TP1005 TP1006, violated TP1002 TP1003 TP1007
    }
}
