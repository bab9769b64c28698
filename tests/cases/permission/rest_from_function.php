<?php
// The route is registered by a named function.
add_action('rest_api_init', 'pay_routes');

function pay_routes()
{
    register_rest_route('pay/v1', '/settings', [
        'methods' => 'POST',
        'callback' => 'pay_save',
        'permission_callback' => '__return_true',
    ]);
}

function pay_save($request)
{
    update_option('pay_secret_key', $request->get_param('key')); //~ violated TP3001 TP3002
}
