<?php
/* Plugin Name: A payment whose amount is compared, but not its currency */

add_action('rest_api_init', function () {
    register_rest_route('shop/v1', '/ipn', ['methods' => 'POST', 'callback' => 'shop_ipn', 'permission_callback' => '__return_true']);
});

function shop_ipn() {
    $payload = file_get_contents('php://input');
    parse_str($payload, $data);
    $response = wp_remote_post('https://ipnpb.paypal.com/cgi-bin/webscr', ['body' => 'cmd=_notify-validate&' . $payload]);
    if (is_wp_error($response) || strtolower($response['body']) != 'verified' || strtolower($data['payment_status']) != 'completed') {
        return;
    }
    $account = trim(get_option('shop_account'));
    if (empty($account) || trim($data['receiver_id'] ?? '') !== $account) {
        return;
    }
    $id = (int) $data['invoice'];
    if ((float) ($data['mc_gross'] ?? -1) < (float) get_post_meta($id, 'amount', true) - 0.01) {
        return;
    }
    $post = get_post($id);
    if (!$post || $post->post_type !== 'shop_payment' || $post->post_status !== 'shop-pending') {
        return;
    }
    wp_update_post(['ID' => $id, 'post_status' => 'shop-completed']); //~ proved TP1001 TP1002 TP1004 TP1005 TP1006 TP1007, violated TP1003
}
