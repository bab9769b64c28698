<?php
/* Plugin Name: A refund that a page asks for */

add_action('wp_ajax_nopriv_refund', 'open_refund');
add_action('wp_ajax_staff_refund', 'staff_refund');

function send_refund($id) {
    $handle = curl_init('https://api.shop-provider.example/v1/refund/' . $id);
    curl_setopt($handle, CURLOPT_POSTFIELDS, json_encode(['amount' => (float) $_POST['amount']]));
    return curl_exec($handle); //~ violated TP4002, proved TP4002
}

function open_refund() {
    send_refund((string) $_POST['id']);
}

function staff_refund() {
    check_ajax_referer('refund');
    if (!current_user_can('manage_woocommerce')) {
        wp_die('no');
    }
    send_refund((string) $_POST['id']);
}
