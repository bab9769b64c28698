<?php
/* Plugin Name: A gateway that logs */

add_action('woocommerce_api_log_secret', 'log_secret');
add_action('woocommerce_api_log_masked', 'log_masked');

function log_secret() {
    $secret = get_option('shop_api_secret');
    wc_get_logger()->debug('request with ' . $secret); //~ violated TP5001
}

function log_masked() {
    $fields = ['user' => 'shop', 'password' => get_option('shop_password')];
    foreach (['user', 'password'] as $key) {
        if (isset($fields[$key]) && '' !== $fields[$key]) {
            $fields[$key] = '****';
        }
    }
    wc_get_logger()->debug('request of ' . $fields['user'] . ' ' . $fields['password']);
}
