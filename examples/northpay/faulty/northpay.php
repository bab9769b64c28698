<?php
/**
 * Plugin Name: NorthPay for WooCommerce
 * Description: Pay with NorthPay. An example shop of tillproof; no such provider exists.
 * WC requires at least: 7.0
 */

defined('ABSPATH') || exit;

require_once __DIR__ . '/includes/gateway.php';
require_once __DIR__ . '/includes/webhook.php';

add_filter('woocommerce_payment_gateways', function ($gateways) {
    $gateways[] = 'NorthPay_Gateway';
    return $gateways;
});
