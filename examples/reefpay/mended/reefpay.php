<?php
/**
 * Plugin Name: ReefPay for WooCommerce
 * Description: Pay with ReefPay. An example shop of tillproof; no such provider exists.
 * WC requires at least: 7.0
 */

defined('ABSPATH') || exit;

add_action('woocommerce_api_reefpay', 'reefpay_notice');

/** ReefPay posts order, payment, amount, currency and state, and a digest of them under the secret. */
function reefpay_notice()
{
    $notice = wp_unslash($_POST);
    $settings = get_option('woocommerce_reefpay_settings', []);
    $secret = isset($settings['secret']) ? (string) $settings['secret'] : '';
    $message = implode('|', [$notice['order'], $notice['payment'], $notice['amount'], $notice['currency'], $notice['state']]);

    if ($secret === '' || !hash_equals(hash_hmac('sha256', $message, $secret), (string) $notice['digest'])) {
        wp_die('not signed by ReefPay', '', ['response' => 403]);
    }

    $order = wc_get_order((int) $notice['order']);
    if (!$order || !$order->needs_payment() || $notice['state'] !== 'PAID') {
        wp_die('nothing to do');
    }
    if ((float) $notice['amount'] < (float) $order->get_total() || $notice['currency'] !== $order->get_currency()) {
        $order->update_status('on-hold', 'ReefPay reports another amount.');
        wp_die('amount differs');
    }

    $order->payment_complete($notice['payment']);
    wp_die('thank you');
}
