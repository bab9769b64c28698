<?php
/* Plugin Name: A payment that is a post */

add_action('rest_api_init', function () {
    register_rest_route('shop/v1', '/notice', ['methods' => 'POST', 'callback' => 'shop_notice', 'permission_callback' => '__return_true']);
});

function shop_notice($request) {
    $body = file_get_contents('php://input');
    $secret = get_option('shop_secret');
    if (!is_string($secret) || $secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        return new WP_Error('no', 'bad signature');
    }
    $notice = json_decode($body, true);
    if (!is_array($notice) || !isset($notice['id'], $notice['status'], $notice['amount'], $notice['currency']) || $notice['status'] !== 'paid') {
        return null;
    }
    $id = (int) $notice['id'];
    $post = get_post($id);
    if (!$post || $post->post_type !== 'shop_payment' || $post->post_status !== 'shop-pending') {
        return null;
    }
    if ((float) $notice['amount'] < (float) get_post_meta($id, 'amount', true) || $notice['currency'] !== get_post_meta($id, 'currency', true)) {
        return null;
    }
    wp_update_post(['ID' => $id, 'post_status' => 'shop-completed']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
