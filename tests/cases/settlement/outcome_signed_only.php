<?php
/* Plugin Name: A signed outcome that nobody looks at, and one that is asked */

add_action('woocommerce_api_signed_only', 'signed_only');
add_action('woocommerce_api_signed_and_asked', 'signed_and_asked');

function signed($order) {
    $secret = get_option('pay_secret');
    $text = $_POST['order'] . '|' . $_POST['state'];
    return $order && $secret && hash_equals(hash_hmac('sha256', $text, $secret), $_POST['hash']); //~ proved TP1008
}

// That the state is genuine says nothing of what it is.
function signed_only() {
    $order = wc_get_order($_POST['order']);
    if (signed($order)) {
        $order->payment_complete(); //~ violated TP1002 TP1003 TP1006 TP1007, proved TP1001 TP1004 TP1005
    }
}

function signed_and_asked() {
    $order = wc_get_order($_POST['order']);
    if (signed($order) && $_POST['state'] === 'paid') {
        $order->payment_complete(); //~ violated TP1002 TP1003 TP1007, proved TP1001 TP1004 TP1005 TP1006
    }
}
