<?php
/* Plugin Name: Bookings that a browser confirms, and that a signed notice confirms */

add_action('wp_ajax_nopriv_crane_confirm', 'crane_confirm');
add_action('wp_ajax_nopriv_crane_repeat', 'crane_repeat');
add_action('wp_ajax_nopriv_crane_notice', 'crane_notice');

function crane_confirm() {
    $id = absint($_POST['booking']);
    $bookings = new EventPrime_Bookings();
    $bookings->confirm_booking($id, ['payment_status' => $_POST['status'], 'total_amount' => $_POST['amount']]); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function crane_signed() {
    $body = file_get_contents('php://input');
    $secret = get_option('crane_secret');
    if (!is_string($secret) || $secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        wp_die();
    }
    $notice = json_decode($body, true);
    if (!is_array($notice) || $notice['status'] !== 'paid') {
        wp_die();
    }
    return $notice;
}

// The same notice confirms once more.
function crane_repeat() {
    $notice = crane_signed();
    $bookings = new EventPrime_Bookings();
    $bookings->confirm_booking((int) $notice['booking'], ['payment_status' => 'completed']); //~ proved TP1001 TP1004 TP1005 TP1006, violated TP1002 TP1003 TP1007
}

function crane_notice() {
    $notice = crane_signed();
    $id = (int) $notice['booking'];
    $kept = (string) get_post_meta($id, 'currency', true);
    if (get_post_meta($id, 'em_status', true) === 'completed' || $notice['currency'] !== $kept || (float) $notice['amount'] < (float) get_post_meta($id, 'total', true)) {
        wp_die();
    }
    $bookings = new EventPrime_Bookings();
    $bookings->confirm_booking($id, ['payment_status' => 'completed']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
