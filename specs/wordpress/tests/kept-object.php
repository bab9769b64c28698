<?php
/* Plugin Name: Settings and meta values that are read as objects; an amount is no reference */

add_action('wp_ajax_nopriv_crane_confirm', 'crane_confirm_any');
add_action('wp_ajax_nopriv_crane_confirm_own', 'crane_confirm_own');

function crane_payment($id) {
    $settings = get_option('crane_settings');
    if (empty($settings->secret_key)) {
        wp_die();
    }
    $answer = wp_remote_get('https://api.crane.example/payments/' . rawurlencode($id), ['headers' => ['Authorization' => 'Bearer ' . $settings->secret_key]]);
    $payment = is_wp_error($answer) ? null : json_decode($answer['body'], true);
    if (!isset($payment['state']) || $payment['state'] !== 'settled') {
        wp_die();
    }
    return $payment;
}

function crane_confirm_any() {
    $id = absint($_POST['booking']);
    $payment = crane_payment($_POST['payment']);
    $booking = get_post_meta($id, 'booking', true);
    if (get_post_status($id) === 'crane-pending' && isset($booking->amount) && (float) $payment['amount'] === (float) $booking->amount) {
        wp_update_post(['ID' => $id, 'post_status' => 'crane-paid']); //~ violated TP1003 TP1005, proved TP1001 TP1002 TP1004 TP1006 TP1007
    }
}

function crane_confirm_own() {
    $id = absint($_POST['booking']);
    $payment = crane_payment($_POST['payment']);
    $booking = get_post_meta($id, 'booking', true);
    if (get_post_status($id) === 'crane-pending' && !empty($booking->number) && (string) $payment['reference'] === (string) $booking->number && (float) $payment['amount'] >= (float) $booking->amount) {
        wp_update_post(['ID' => $id, 'post_status' => 'crane-paid']); //~ violated TP1003, proved TP1001 TP1002 TP1004 TP1005 TP1006 TP1007
    }
}
