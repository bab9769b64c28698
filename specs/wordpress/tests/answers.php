<?php
/* Plugin Name: What answers tell, and whose orders they show */

add_action('wp_ajax_nopriv_crane_json', 'crane_json');
add_action('wp_ajax_nopriv_crane_success', 'crane_success');
add_action('wp_ajax_nopriv_crane_error', 'crane_error');
add_action('wp_ajax_nopriv_crane_shown', 'crane_shown');
add_action('wp_ajax_nopriv_crane_shown_error', 'crane_shown_error');
add_action('wp_ajax_nopriv_crane_shown_json', 'crane_shown_json');
add_action('wp_ajax_nopriv_crane_ends', 'crane_ends');
add_action('rest_api_init', function () {
    register_rest_route('crane/v1', '/key', ['methods' => 'GET', 'callback' => 'crane_rest_key', 'permission_callback' => '__return_true']);
    register_rest_route('crane/v1', '/key-object', ['methods' => 'GET', 'callback' => 'crane_rest_object', 'permission_callback' => '__return_true']);
    register_rest_route('crane/v1', '/key-ensured', ['methods' => 'GET', 'callback' => 'crane_rest_ensured', 'permission_callback' => '__return_true']);
    register_rest_route('crane/v1', '/order', ['methods' => 'GET', 'callback' => 'crane_rest_order', 'permission_callback' => '__return_true']);
    register_rest_route('crane/v1', '/order-object', ['methods' => 'GET', 'callback' => 'crane_rest_order_object', 'permission_callback' => '__return_true']);
    register_rest_route('crane/v1', '/order-ensured', ['methods' => 'GET', 'callback' => 'crane_rest_order_ensured', 'permission_callback' => '__return_true']);
    register_rest_route('crane/v1', '/ping', ['methods' => 'GET', 'callback' => 'crane_rest_ping', 'permission_callback' => '__return_true']);
});

function crane_key() { return get_option('crane_secret_key'); }
function crane_any_order() { return wc_get_order((int) $_REQUEST['order']); }

function crane_json() {
    wp_send_json(['key' => crane_key()]); //~ violated TP5001
}
function crane_success() {
    wp_send_json_success(['key' => crane_key()]); //~ violated TP5001
}
function crane_error() {
    wp_send_json_error(['key' => crane_key()]); //~ violated TP5001
}
function crane_shown() {
    wp_send_json_success(['mail' => crane_any_order()->get_billing_email()]); //~ violated TP3003
}
function crane_shown_error() {
    wp_send_json_error(['mail' => crane_any_order()->get_billing_email()]); //~ violated TP3003
}
function crane_shown_json() {
    wp_send_json(['mail' => crane_any_order()->get_billing_email()]); //~ violated TP3003
}

// Nothing comes behind an answer.
function crane_ends() {
    if ($_POST['how'] === 'json') {
        wp_send_json(['state' => 'open']);
        error_log(crane_key());
    }
    if ($_POST['how'] === 'success') {
        wp_send_json_success(['state' => 'open']);
        error_log(crane_key());
    }
    if ($_POST['how'] === 'error') {
        wp_send_json_error(['state' => 'open']);
        error_log(crane_key());
    }
    if ($_POST['how'] === 'die') {
        wp_die('no');
        error_log(crane_key());
    }
    error_log(crane_key()); //~ violated TP5001
}

function crane_rest_key() { //~ violated TP5001
    return ['key' => crane_key()];
}
function crane_rest_object() { //~ violated TP5001
    return new WP_REST_Response(['key' => crane_key()]); //~ violated TP5001
}
function crane_rest_ensured() { //~ violated TP5001
    return rest_ensure_response(['key' => crane_key()]); //~ violated TP5001
}
function crane_rest_order(WP_REST_Request $request) { //~ violated TP3003
    return ['mail' => wc_get_order((int) $request->get_param('order'))->get_billing_email()];
}
function crane_rest_order_object(WP_REST_Request $request) { //~ violated TP3003
    return new WP_REST_Response(['mail' => wc_get_order((int) $request->get_param('order'))->get_billing_email()]); //~ violated TP3003
}
function crane_rest_order_ensured(WP_REST_Request $request) { //~ violated TP3003
    return rest_ensure_response(['mail' => wc_get_order((int) $request->get_param('order'))->get_billing_email()]); //~ violated TP3003
}
function crane_rest_ping() {
    return rest_ensure_response(['state' => 'open']);
}
