<?php
/* Plugin Name: Mollie by Omnipay: a payment is asked for, by the reference or by what the notice names */
use Omnipay\Omnipay;

add_action('woocommerce_api_crane_notice', 'crane_notice');
add_action('woocommerce_api_crane_unbound', 'crane_unbound');
add_action('woocommerce_api_crane_amount', 'crane_amount');
add_action('woocommerce_api_crane_given', 'crane_given');
add_action('woocommerce_api_crane_stored', 'crane_stored');
add_action('woocommerce_api_crane_fetched', 'crane_fetched');
add_action('woocommerce_api_crane_fetched_paid', 'crane_fetched_paid');

function crane_gateway() {
    $gateway = Omnipay::create('Mollie');
    $gateway->setApiKey(get_option('crane_api_key'));
    return $gateway;
}

function crane_covers($order, $response) {
    return (float) $response->getAmount() >= (float) $order->get_total() && $response->getCurrency() === $order->get_currency();
}

function crane_notice() {
    $response = crane_gateway()->completePurchase()->send();
    $order = wc_get_order((int) $response->getTransactionId());
    if ($response->isSuccessful() && $order && $order->needs_payment() && crane_covers($order, $response)) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

// Any payment that somebody made settles any order of the same price.
function crane_unbound() {
    $response = crane_gateway()->completePurchase()->send();
    $order = wc_get_order((int) $_GET['order']);
    if ($response->isSuccessful() && $order && $order->needs_payment() && crane_covers($order, $response)) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1006 TP1007, violated TP1005
    }
}

function crane_amount() {
    $response = crane_gateway()->completePurchase()->send();
    $order = wc_get_order((int) $response->getTransactionId());
    if ($response->isSuccessful() && $order && $order->needs_payment()) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, possible TP1002 TP1003
    }
}

// The amount that the shop gives is not compared with anything.
function crane_given() {
    $order = wc_get_order((int) $_GET['order']);
    $payment = ['amount' => $order->get_total(), 'currency' => $order->get_currency(), 'transactionId' => $order->get_id()];
    $response = crane_gateway()->completePurchase($payment)->send();
    if ($response->isSuccessful() && $order && $order->needs_payment()) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1004 TP1006 TP1007, violated TP1002 TP1003 TP1005
    }
}

function crane_stored() {
    $order = wc_get_order((int) $_GET['order']);
    $response = crane_gateway()->completePurchase(['transactionReference' => $order->get_meta('crane_reference')])->send();
    if ($response->isSuccessful() && $order && $order->needs_payment() && crane_covers($order, $response)) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

// That it was fetched does not say that it was paid.
function crane_fetched() {
    $response = crane_gateway()->fetchTransaction(['transactionReference' => $_POST['id']])->send();
    $order = wc_get_order((int) $response->getTransactionId());
    if ($response->isSuccessful() && $order && $order->needs_payment() && crane_covers($order, $response)) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1007, violated TP1006
    }
}

function crane_fetched_paid() {
    $response = crane_gateway()->fetchTransaction(['transactionReference' => $_POST['id']])->send();
    $order = wc_get_order((int) $response->getTransactionId());
    if ($response->isPaid() && $order && $order->needs_payment() && crane_covers($order, $response)) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
