<?php
/* Plugin Name: A gateway for donations whose listener believes what it is told, and one that checks it */

add_action('charitable_process_ipn_finch', 'finch_believes');
add_action('charitable_process_ipn_finch_2', 'finch_checks');

function finch_believes() {
    $event = json_decode(file_get_contents('php://input'), true);
    $donation = charitable_get_donation((int) $event['donation']);
    if ($event['status'] === 'paid') {
        $donation->update_status('charitable-completed'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function finch_checks() {
    $body = file_get_contents('php://input');
    $secret = get_option('finch_secret');
    if (!is_string($secret) || $secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        wp_die();
    }
    $event = json_decode($body, true);
    $id = (int) $event['donation'];
    $currency = strtoupper(trim((string) get_post_meta($id, 'currency', true)));
    if ($event['status'] === 'paid' && get_post_status($id) === 'charitable-pending' && (float) $event['amount'] >= (float) get_post_meta($id, 'amount', true) && is_string($event['currency']) && strtoupper(trim($event['currency'])) === $currency) {
        charitable_get_donation($id)->update_status('charitable-completed'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
