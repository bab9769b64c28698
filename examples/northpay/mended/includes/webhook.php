<?php

defined('ABSPATH') || exit;

add_action('woocommerce_api_northpay', 'northpay_webhook');

/** NorthPay posts JSON, signed with the webhook secret in the header X-NorthPay-Signature. */
function northpay_webhook()
{
    $body = file_get_contents('php://input');
    $secret = (string) northpay_setting('webhook_secret');
    $signature = isset($_SERVER['HTTP_X_NORTHPAY_SIGNATURE']) ? $_SERVER['HTTP_X_NORTHPAY_SIGNATURE'] : '';

    if ($secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), $signature)) {
        wp_die('not signed by NorthPay', '', ['response' => 403]);
    }

    $payment = json_decode($body, true);
    $order = wc_get_order((int) $payment['reference']);

    if (!$order || $payment['status'] !== 'captured' || !$order->needs_payment()) {
        wp_die('nothing to do');
    }
    if ((float) $payment['amount'] < (float) $order->get_total() || $payment['currency'] !== $order->get_currency()) {
        $order->update_status('on-hold', 'NorthPay reports another amount.');
        wp_die('amount differs');
    }

    $order->payment_complete($payment['id']);
    wp_die('thank you');
}

function northpay_setting($name)
{
    $settings = get_option('woocommerce_northpay_settings', []);

    return isset($settings[$name]) ? $settings[$name] : '';
}
