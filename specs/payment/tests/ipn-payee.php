<?php
/* Plugin Name: A PayPal notice that is sent back, or not; the receiver compared, or not */

add_action('woocommerce_api_sent_back', 'sent_back');
add_action('woocommerce_api_any_receiver', 'any_receiver');
add_action('woocommerce_api_not_sent_back', 'not_sent_back');

function is_genuine() {
    $sent = $_POST;
    $sent['cmd'] = '_notify-validate';
    $answer = wp_safe_remote_post('https://www.paypal.com/cgi-bin/webscr', ['body' => $sent]);
    return !is_wp_error($answer) && wp_remote_retrieve_body($answer) === 'VERIFIED';
}

function fits($order) {
    return $order && $_POST['payment_status'] === 'Completed' && $order->needs_payment()
        && (float) $_POST['mc_gross'] >= (float) $order->get_total() && $_POST['mc_currency'] === $order->get_currency();
}

function sent_back() {
    $order = wc_get_order($_POST['custom']);
    if (is_genuine() && fits($order) && $_POST['receiver_email'] === get_option('shop_receiver')) {
        $order->payment_complete($_POST['txn_id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function any_receiver() {
    $order = wc_get_order($_POST['custom']);
    if (is_genuine() && fits($order)) {
        $order->payment_complete($_POST['txn_id']); //~ violated TP1004, proved TP1001 TP1002 TP1003 TP1005 TP1006 TP1007
    }
}

// The receiver is compared in a notice that anyone may have written.
function not_sent_back() {
    $order = wc_get_order($_POST['custom']);
    if (fits($order) && $_POST['receiver_email'] === get_option('shop_receiver')) {
        $order->payment_complete($_POST['txn_id']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
}
