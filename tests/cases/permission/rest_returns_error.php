<?php
// A permission callback that returns an error refuses.
add_action('rest_api_init', function () {
    register_rest_route('pay/v1', '/settings', [
        'methods' => 'POST',
        'callback' => 'pay_save',
        'permission_callback' => 'pay_may_save',
    ]);
});

function pay_may_save()
{
    if (!current_user_can('manage_woocommerce')) {
        return new WP_Error('forbidden', 'no');
    }
    return true;
}

function pay_save($request)
{
    update_option('pay_secret_key', $request->get_param('key')); //~ proved TP3001, violated TP3002
    return rest_ensure_response('saved');
}
