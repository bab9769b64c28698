<?php
/* Plugin Name: Whose account it is, and whether it is a test, is for the shop to say */
use Omnipay\Omnipay;

add_action('woocommerce_api_teal_live', 'teal_live');
add_action('woocommerce_api_teal_test', 'teal_test');
add_action('woocommerce_api_teal_foreign', 'teal_foreign');

function teal_paid($gateway) {
    $response = $gateway->completePurchase(['transactionReference' => $_POST['id']])->send();
    $order = wc_get_order((int) $response->getTransactionId());
    $paid = $response->isSuccessful() && $order && $order->needs_payment()
        && (float) $response->getAmount() >= (float) $order->get_total() && $response->getCurrency() === $order->get_currency();
    return $paid ? $order : null;
}

function teal_live() {
    $gateway = Omnipay::create('Mollie')->setApiKey(get_option('teal_key'))->setTestMode(get_option('teal_test'));
    if ($order = teal_paid($gateway)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function teal_test() {
    $gateway = Omnipay::create('Mollie')->setApiKey(get_option('teal_key'))->setTestMode($_GET['test']);
    if ($order = teal_paid($gateway)) {
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function teal_foreign() {
    $gateway = Omnipay::create('Mollie')->initialize(['apiKey' => $_GET['key']]);
    if ($order = teal_paid($gateway)) {
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
