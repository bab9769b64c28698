<?php
// The routes are registered by a method, with a permission method.
class Pay_Routes
{
    public function __construct()
    {
        add_action('rest_api_init', [$this, 'register']);
    }

    public function register()
    {
        register_rest_route('pay/v1', '/settings', [
            'methods' => 'POST',
            'callback' => [$this, 'save'],
            'permission_callback' => [$this, 'may_save'],
        ]);
    }

    public function may_save($request)
    {
        return current_user_can('manage_woocommerce');
    }

    public function save($request)
    {
        update_option('pay_secret_key', $request->get_param('key')); //~ proved TP3001, violated TP3002
    }
}

new Pay_Routes();
