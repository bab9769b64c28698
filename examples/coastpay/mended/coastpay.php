<?php
/**
 * Plugin Name: CoastPay for WooCommerce
 * Description: Pay with CoastPay. An example shop of tillproof; no such provider exists.
 * WC requires at least: 7.0
 */

defined('ABSPATH') || exit;

add_action('plugins_loaded', 'coastpay_load');

function coastpay_load()
{
    if (class_exists('WC_Payment_Gateway')) {
        require_once __DIR__ . '/class-coastpay-gateway.php';
    }
}

add_filter('woocommerce_payment_gateways', 'coastpay_add_gateway');

function coastpay_add_gateway($gateways)
{
    $gateways[] = 'CoastPay_Gateway';

    return $gateways;
}
