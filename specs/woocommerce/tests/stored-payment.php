<?php
/* Plugin Name: A signature over the payment that the order stores, and over one that the client names */

add_action('woocommerce_api_ibis', 'ibis_stored');
add_action('woocommerce_api_ibis_named', 'ibis_named');

function ibis_stored() {
    $order = wc_get_order((int) $_POST['order']);
    $secret = get_option('ibis_secret');
    if (!$order || !$order->needs_payment() || !is_string($secret) || $secret === '') {
        wp_die();
    }
    $tag = hash_hmac('sha256', $order->get_meta('_ibis_payment') . '|' . $_POST['charge'], $secret);
    if (!hash_equals($tag, (string) $_POST['signature'])) { //~ proved TP1008
        wp_die();
    }
    $order->payment_complete(); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, possible TP1002 TP1003
}

function ibis_named() {
    $order = wc_get_order((int) $_POST['order']);
    $secret = get_option('ibis_secret');
    if (!$order || !$order->needs_payment() || !is_string($secret) || $secret === '') {
        wp_die();
    }
    $tag = hash_hmac('sha256', $_POST['payment'] . '|' . $_POST['charge'], $secret);
    if (!hash_equals($tag, (string) $_POST['signature'])) { //~ proved TP1008
        wp_die();
    }
    $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1005, proved TP1004 TP1006 TP1007
}
