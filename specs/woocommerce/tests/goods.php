<?php
/* Plugin Name: Goods on a message of the provider, and how many of them */

add_action('woocommerce_api_crane_release', 'crane_release');
add_action('woocommerce_api_crane_release_early', 'crane_release_early');
add_action('woocommerce_api_crane_release_unsigned', 'crane_release_unsigned');
add_action('woocommerce_api_crane_sample', 'crane_sample');
add_action('wp_ajax_nopriv_crane_pack', 'crane_pack');
add_action('wp_ajax_nopriv_crane_many', 'crane_many');
add_action('wp_ajax_nopriv_crane_none', 'crane_none');

function crane_notice() {
    $secret = get_option('crane_secret');
    $body = file_get_contents('php://input');
    if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        wp_die('no');
    }
    return json_decode($body, true);
}

function crane_release() {
    $notice = crane_notice();
    if ($notice['status'] === 'paid') {
        wc_downloadable_product_permissions((int) $notice['order']); //~ proved TP1009
    }
}

// It is the provider's message, but it may say that nothing was paid.
function crane_release_early() {
    $notice = crane_notice();
    wc_downloadable_product_permissions((int) $notice['order']); //~ violated TP1009
}

// It says that the order was paid, but anyone may say so.
function crane_release_unsigned() {
    $notice = json_decode(file_get_contents('php://input'), true);
    if ($notice['status'] === 'paid') {
        wc_downloadable_product_permissions((int) $notice['order']); //~ violated TP1009
    }
}

function crane_sample() {
    if (current_user_can('manage_woocommerce')) {
        wc_downloadable_product_permissions((int) $_POST['order']); //~ proved TP1009
    }
}

// As many as the shop packs together.
function crane_pack() {
    WC()->cart->add_to_cart((int) $_POST['product'], (int) get_option('crane_pack')); //~ proved TP2002
}

function crane_many() {
    $count = (int) $_POST['count'];
    if ($count > 0) {
        WC()->cart->add_to_cart((int) $_POST['product'], $count); //~ proved TP2002
    }
}

function crane_none() {
    $count = (int) $_POST['count'];
    if ($count >= 0) {
        WC()->cart->add_to_cart((int) $_POST['product'], $count); //~ violated TP2002
        WC()->cart->set_quantity('key', $count); //~ violated TP2002
    }
}
