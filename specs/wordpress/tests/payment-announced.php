<?php
/* Plugin Name: A payment that is announced to other plugins */

add_action('wp', 'open_webhook');
add_action('wp', 'signed_webhook');

function open_webhook() {
    $notice = json_decode(file_get_contents('php://input'));
    if (isset($notice->type) && $notice->type === 'invoice.payment_succeeded') {
        do_action('shop_order_paid', (int) $notice->order); //~ violated TP1001 TP1006
    }
}

function signed_webhook() {
    $body = file_get_contents('php://input');
    $secret = get_option('shop_secret');
    if (!is_string($secret) || $secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        return;
    }
    $notice = json_decode($body, true);
    if (is_array($notice) && isset($notice['status'], $notice['order']) && $notice['status'] === 'paid') {
        do_action('shop_order_paid', (int) $notice['order']); //~ proved TP1001 TP1006
    }
}
