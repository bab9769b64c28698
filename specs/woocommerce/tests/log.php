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

add_action('woocommerce_api_log_abroad', 'log_abroad');
add_action('woocommerce_api_log_city', 'log_city');

// Shops are in any country.
function log_abroad() {
    if (wc_get_base_location()['country'] === 'FR' && WC()->countries->get_base_country() === 'FR') {
        wc_get_logger()->debug('request with ' . get_option('shop_api_secret')); //~ violated TP5001
    }
    if (WC()->countries->get_base_country() !== wc_get_base_location()['country']) {
        wc_get_logger()->debug('never with ' . get_option('shop_api_secret'));
    }
}

function log_city() {
    if (WC()->countries->get_base_city() . WC()->countries->get_base_postcode() . WC()->countries->get_base_state() . WC()->countries->get_base_address() === 'Paris75001') {
        wc_get_logger()->debug('request with ' . get_option('shop_api_secret')); //~ violated TP5001
    }
}
