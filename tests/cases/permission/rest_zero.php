<?php
// A permission callback that returns 0: WordPress refuses only false, null and errors.
add_action('rest_api_init', function () {
    register_rest_route('pay/v1', '/settings', [
        'methods' => 'POST',
        'callback' => 'pay_save',
        'permission_callback' => 'pay_may_save',
    ]);
});

function pay_may_save()
{
    return current_user_can('manage_woocommerce') ? 1 : 0;
}

function pay_save($request)
{
    update_option('pay_secret_key', $request->get_param('key')); //~ violated TP3001 TP3002
    return rest_ensure_response('saved');
}
