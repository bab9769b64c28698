<?php
/* Plugin Name: Settings that anyone saves, or that staff saves on purpose; an order twice */

add_action('wp_ajax_crane_save_any', 'crane_save_any');
add_action('wp_ajax_crane_save', 'crane_save');
add_action('wp_ajax_nopriv_crane_again', 'crane_again');
add_action('wp_ajax_nopriv_crane_ask', 'crane_ask');

function crane_save_any() {
    update_option('crane_api_key', $_POST['key']); //~ violated TP3001 TP3002
}

function crane_save() {
    check_ajax_referer('crane_save');
    if (!current_user_can('manage_options')) {
        wp_die();
    }
    update_option('crane_api_key', $_POST['key']); //~ proved TP3001 TP3002
    wp_send_json_success(get_option('crane_api_key')); //~ proved TP5001
}

// Neither the key goes out, nor is it asked who answers.
function crane_ask() {
    $answer = wp_remote_get('https://api.crane.example/state', ['sslverify' => false, 'headers' => ['Authorization' => 'Bearer ' . get_option('crane_api_key')]]); //~ violated TP6007
    wp_send_json(['key' => get_option('crane_api_key'), 'failed' => is_wp_error($answer)]); //~ violated TP5001
}

function crane_again() {
    $body = file_get_contents('php://input');
    $secret = get_option('crane_secret');
    if (!is_string($secret) || $secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        wp_die();
    }
    $notice = json_decode($body, true);
    if (is_array($notice) && $notice['status'] === 'paid') {
        wp_update_post(['ID' => (int) $notice['order'], 'post_status' => 'crane-paid']); //~ proved TP1001 TP1004 TP1005 TP1006, violated TP1002 TP1003 TP1007
    }
}
