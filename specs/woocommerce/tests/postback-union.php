<?php
/* Plugin Name: Notices that are sent back with a command before them */

add_action('woocommerce_api_egret', 'egret_asks');
add_action('woocommerce_api_egret_2', 'egret_asks_and_pays');

function egret_is_confirmed($notice) {
    $reply = wp_remote_post('https://ipnpb.paypal.com/cgi-bin/webscr', ['body' => ['cmd' => '_notify-validate'] + $notice]);
    return !is_wp_error($reply) && wp_remote_retrieve_body($reply) === 'VERIFIED';
}

function egret_asks() {
    $notice = wp_unslash($_POST);
    $order = wc_get_order((int) $notice['custom']);
    if (!egret_is_confirmed($notice) || !$order || !$order->needs_payment() || $notice['payment_status'] !== 'Completed') {
        return;
    }
    $receiver = get_option('egret_receiver');
    if ($receiver === '' || $notice['receiver_email'] !== $receiver) {
        return;
    }
    if ((float) $notice['mc_gross'] >= (float) $order->get_total() && $notice['mc_currency'] === $order->get_currency()) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function egret_asks_and_pays() {
    $notice = wp_unslash($_POST);
    $order = wc_get_order((int) $notice['custom']);
    if (egret_is_confirmed($notice) && $order && $order->needs_payment() && $notice['payment_status'] === 'Completed') {
        $order->payment_complete(); //~ proved TP1001 TP1005 TP1006 TP1007, violated TP1002 TP1003 TP1004
    }
}
