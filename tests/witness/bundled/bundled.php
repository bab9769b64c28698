<?php
/* Plugin Name: A plugin that brings a library which is specified, and a function of the platform's */
require_once __DIR__ . '/lib/utility.php';
require_once __DIR__ . '/lib/api.php';

if (!function_exists('absint')) {
    function absint($maybeint) { return abs((int) $maybeint); }
}

add_action('woocommerce_api_bundled', 'bundled_return');

function bundled_return() {
    $utility = new \Razorpay\Api\Utility();
    $attributes = $utility->tidy($_POST);
    if ($utility->count() > 1) {
        return;
    }
    try {
        $utility->verifyPaymentSignature($attributes);
    } catch (\Exception $e) {
        error_log($e->getMessage());
    }
    $order = wc_get_order(absint($_POST['order']));
    if ($order && $order->needs_payment()) {
        $order->payment_complete($attributes['razorpay_payment_id']);
    }
}

add_action('woocommerce_api_bundled_api', 'bundled_by_api');

// parts that the specification has, and one that only the library's own __get has
function bundled_by_api() {
    $api = new \Razorpay\Api\Api('key', 'secret');
    $attributes = $api->tidier->tidy($_POST);
    $api->utility->verifyPaymentSignature($attributes);
    $order = wc_get_order(absint($_POST['order']));
    if ($order && $order->needs_payment()) {
        $order->payment_complete($attributes['razorpay_payment_id']);
    }
}
