<?php
/* Plugin Name: Refunds that a notice, the staff or anyone asks for */

add_action('wp_ajax_nopriv_open_refund', 'open_refund');
add_action('wp_ajax_staff_refund', 'staff_refund');
add_action('woocommerce_api_refund_notice', 'refund_notice');

function open_refund() {
    wp_remote_post('https://api.shop-provider.example/v1/refund/' . $_POST['id']); //~ violated TP4002
}

function staff_refund() {
    check_ajax_referer('refund');
    if (!current_user_can('manage_woocommerce')) {
        wp_die('no');
    }
    wp_remote_post('https://api.shop-provider.example/v1/refund/' . $_POST['id']); //~ proved TP4002
}

function refund_notice() {
    $body = file_get_contents('php://input');
    $secret = get_option('shop_secret');
    if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        exit;
    }
    $notice = json_decode($body, true);
    wp_remote_post('https://api.shop-provider.example/v1/refund/' . $notice['payment']); //~ proved TP4002
}
