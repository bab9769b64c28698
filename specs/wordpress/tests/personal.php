<?php
/* Plugin Name: Addresses of an order that anyone changes, or its owner */

add_action('wp_ajax_nopriv_crane_address', 'crane_address');
add_action('wp_ajax_crane_address_staff', 'crane_address_staff');
add_action('rest_api_init', function () {
    register_rest_route('crane/v1', '/open', ['methods' => 'POST', 'callback' => 'crane_route', 'permission_callback' => '__return_true']);
    register_rest_route('crane/v1', '/staff', ['methods' => 'POST', 'callback' => 'crane_route_staff', 'permission_callback' => 'crane_is_staff']);
});

function crane_is_staff() { return current_user_can('edit_shop_orders'); }

function crane_address() {
    update_post_meta(absint($_POST['order']), '_billing_email', sanitize_email($_POST['email'])); //~ proved TP3004, violated TP3003
}

function crane_address_staff() {
    if (current_user_can('edit_shop_orders')) {
        update_post_meta(absint($_POST['order']), '_billing_email', sanitize_email($_POST['email'])); //~ proved TP3003 TP3004
    }
}

function crane_route(WP_REST_Request $request) {
    update_post_meta((int) $request->get_param('order'), '_billing_email', $request->get_param('email')); //~ proved TP3003, violated TP3004
}

function crane_route_staff(WP_REST_Request $request) {
    update_post_meta((int) $request->get_param('order'), '_billing_email', $request->get_param('email')); //~ proved TP3003 TP3004
}
