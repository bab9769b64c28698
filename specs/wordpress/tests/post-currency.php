<?php
/* Plugin Name: A payment whose currency is compared where one is kept */

add_action('rest_api_init', function () {
    register_rest_route('shop/v1', '/ipn', ['methods' => 'POST', 'callback' => 'shop_ipn', 'permission_callback' => '__return_true']);
});

function shop_ipn() {
    $payload = file_get_contents('php://input');
    parse_str($payload, $data);
    $response = wp_remote_post('https://ipnpb.paypal.com/cgi-bin/webscr', ['sslverify' => true, 'body' => 'cmd=_notify-validate&' . $payload]); //~ proved TP6007
    if (is_wp_error($response) || strtolower($response['body']) != 'verified' || strtolower($data['payment_status']) != 'completed') {
        return;
    }
    $account = trim(get_option('shop_account'));
    $receiver = isset($data['receiver_id']) ? trim($data['receiver_id']) : '';
    if (empty($account) || $receiver !== $account) {
        return;
    }
    $id = (int) $data['invoice'];
    $stored = (float) get_post_meta($id, 'amount', true);
    $paid = isset($data['mc_gross']) ? (float) $data['mc_gross'] : -1;
    $currency = isset($data['mc_currency']) ? strtoupper(trim($data['mc_currency'])) : '';
    $kept = strtoupper(trim((string) get_post_meta($id, 'currency', true)));
    if ($paid < $stored - 0.01 || (!empty($kept) && $currency !== $kept)) {
        return;
    }
    $post = get_post($id);
    if (!$post || $post->post_type !== 'shop_payment' || $post->post_status !== 'shop-pending') {
        return;
    }
    wp_update_post(['ID' => $id, 'post_status' => 'shop-completed']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
