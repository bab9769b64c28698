<?php
/* Plugin Name: Payments that providers are asked about over HTTP: what plays which part is theirs to say */

add_action('woocommerce_api_mollie', 'stork_mollie');
add_action('woocommerce_api_paypal', 'stork_paypal');
add_action('woocommerce_api_paypal_named', 'stork_paypal_named');

// Created by the server, and told by its own metadata: what it was created with is another flow.
function stork_mollie() {
    $answer = wp_remote_get('https://api.mollie.com/v2/payments/' . rawurlencode($_POST['id']), ['headers' => ['Authorization' => 'Bearer ' . get_option('stork_api_key')]]);
    $payment = json_decode(wp_remote_retrieve_body($answer), true);
    $order = wc_get_order((int) ($payment['metadata']['order'] ?? 0));
    if ($order && $order->needs_payment() && $payment['status'] === 'paid') {
        $order->payment_complete($payment['id']); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, possible TP1002 TP1003
    }
}

function stork_paypal() {
    $paypal = stork_order($_GET['token']);
    $order = wc_get_order((int) $_GET['order']);
    if (!$order || !$order->needs_payment() || ($paypal['status'] ?? '') !== 'COMPLETED') {
        wp_die();
    }
    $unit = $paypal['purchase_units'][0];
    if ($unit['custom_id'] === (string) $order->get_id() && (float) $unit['amount']['value'] >= (float) $order->get_total() && $unit['amount']['currency_code'] === $order->get_currency()) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

// The order's number is compared with what the buyer may write there, not with the shop's own word.
function stork_paypal_named() {
    $paypal = stork_order($_GET['token']);
    $order = wc_get_order((int) $_GET['order']);
    if (!$order || !$order->needs_payment() || ($paypal['status'] ?? '') !== 'COMPLETED') {
        wp_die();
    }
    $unit = $paypal['purchase_units'][0];
    if ((string) $unit['payer_note'] === (string) $order->get_id() && (float) $unit['amount']['value'] >= (float) $order->get_total() && $unit['amount']['currency_code'] === $order->get_currency()) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1006 TP1007, violated TP1005
    }
}

function stork_order($id) {
    $access = json_decode(wp_remote_retrieve_body(wp_remote_post('https://api-m.paypal.com/v1/oauth2/token', ['headers' => ['Authorization' => 'Basic ' . base64_encode('stork:' . get_option('stork_secret'))]])), true);
    $answer = wp_remote_get('https://api-m.paypal.com/v2/checkout/orders/' . rawurlencode($id), ['headers' => ['Authorization' => 'Bearer ' . $access['access_token']]]);
    return json_decode(wp_remote_retrieve_body($answer), true);
}
