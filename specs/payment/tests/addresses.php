<?php
/* Plugin Name: The address of an order, changed by a page and by a route */

add_action('wp_ajax_nopriv_open_page', 'open_page');
add_action('wp_ajax_nopriv_keyed_page', 'keyed_page');
add_action('wp_ajax_nopriv_nonce_page', 'nonce_page');
add_action('wp_ajax_own_page', 'own_page');
add_action('woocommerce_api_signed', 'signed_notice');
add_action('rest_api_init', function () {
    $open = ['methods' => 'POST', 'permission_callback' => '__return_true'];
    register_rest_route('crane/v1', '/open', $open + ['callback' => 'open_route']);
    register_rest_route('crane/v1', '/keyed', $open + ['callback' => 'keyed_route']);
    register_rest_route('crane/v1', '/nonce', $open + ['callback' => 'nonce_route']);
    register_rest_route('crane/v1', '/staff', ['methods' => 'POST', 'permission_callback' => 'is_staff', 'callback' => 'staff_route']);
});

function is_staff() {
    return current_user_can('edit_shop_orders');
}

function open_page() {
    $order = wc_get_order((int) $_POST['order']);
    $order->set_billing_email($_POST['email']); //~ violated TP3003, proved TP3004
}

function keyed_page() {
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->key_is_valid((string) $_POST['key'])) {
        $order->set_billing_email($_POST['email']); //~ proved TP3003 TP3004
    }
}

// A nonce shows that the shop made the page, not whose order it is.
function nonce_page() {
    check_ajax_referer('address');
    $order = wc_get_order((int) $_POST['order']);
    $order->set_billing_email($_POST['email']); //~ violated TP3003, proved TP3004
}

function own_page() {
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->get_customer_id() === get_current_user_id()) {
        $order->set_billing_email($_POST['email']); //~ proved TP3003 TP3004
    }
}

function signed_notice() {
    $body = file_get_contents('php://input');
    $secret = get_option('crane_secret');
    if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        exit;
    }
    $order = wc_get_order((int) $_GET['order']);
    $order->set_billing_email($_GET['email']); //~ proved TP3003 TP3004
}

function open_route(WP_REST_Request $request) {
    $order = wc_get_order((int) $request->get_param('order'));
    $order->set_billing_email($request->get_param('email')); //~ violated TP3004, proved TP3003
}

function keyed_route(WP_REST_Request $request) {
    $order = wc_get_order((int) $request->get_param('order'));
    if ($order && $order->key_is_valid((string) $request->get_param('key'))) {
        $order->set_billing_email($request->get_param('email')); //~ proved TP3003 TP3004
    }
}

function nonce_route(WP_REST_Request $request) {
    if (!wp_verify_nonce($request->get_param('nonce'), 'address')) {
        return;
    }
    $order = wc_get_order((int) $request->get_param('order'));
    $order->set_billing_email($request->get_param('email')); //~ proved TP3003 TP3004
}

function staff_route(WP_REST_Request $request) {
    $order = wc_get_order((int) $request->get_param('order'));
    $order->set_billing_email($request->get_param('email')); //~ proved TP3003 TP3004
}
