<?php
// Anyone may write the setting.
add_action('rest_api_init', function () {
    register_rest_route('pay/v1', '/settings', [
        'methods' => 'POST',
        'callback' => 'pay_save',
        'permission_callback' => '__return_true',
    ]);
});

function pay_save($request)
{
    update_option('pay_secret_key', $request->get_param('key')); //~ violated TP3001 TP3002
    return rest_ensure_response('saved');
}
