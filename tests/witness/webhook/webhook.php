<?php
/**
 * Plugin Name: Example webhook
 * WC requires at least: 6.0
 */
if (!defined('ABSPATH')) {
    exit;
}

define('EXAMPLE_PREFIX', 'example_');

/** A provider's webhook, signed over the raw body: the amount is not compared. */
class Example_Webhook
{
    public function __construct()
    {
        add_action('woocommerce_api_example', [$this, 'receive']);
    }

    public function receive()
    {
        $body = file_get_contents('php://input');
        $secret = get_option(EXAMPLE_PREFIX . 'secret', '');
        $given = isset($_SERVER['HTTP_X_SIGNATURE']) ? $_SERVER['HTTP_X_SIGNATURE'] : '';
        if ($secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), $given)) {
            status_header(403);
            exit;
        }
        $event = json_decode($body, true);
        if ($event['type'] !== 'payment.paid') {
            exit;
        }
        $order = wc_get_order((int) $event['order_id']);
        if ($order && $order->needs_payment()) {
            $order->payment_complete($event['payment_id']);
        }
        exit;
    }
}

new Example_Webhook();
