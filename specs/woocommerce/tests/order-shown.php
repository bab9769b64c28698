<?php
/* Plugin Name: The state of an order, asked by a page */

add_action('wp_ajax_nopriv_open_state', 'open_state');
add_action('wp_ajax_nopriv_keyed_state', 'keyed_state');
add_action('wp_ajax_nopriv_nonce_state', 'nonce_state');

function open_state() {
    $order = wc_get_order((int) $_POST['order']);
    wp_send_json_success(['state' => $order->get_status()]); //~ violated TP3003
}

function keyed_state() {
    $order = wc_get_order((int) $_POST['order']);
    if (!$order || !$order->key_is_valid((string) $_POST['key'])) {
        wp_die('no');
    }
    wp_send_json_success(['state' => $order->get_status()]); //~ proved TP3003
}

function nonce_state() {
    $order = wc_get_order((int) $_POST['order']);
    if (!$order || !wp_verify_nonce($_POST['nonce'], $order->get_order_key())) {
        wp_die('no');
    }
    wp_send_json_success(['state' => $order->get_status()]); //~ proved TP3003
}
