<?php
/* Plugin Name: Stripe by Omnipay: charges of what is sent, and intents that are asked for */
use Omnipay\Omnipay;

add_action('woocommerce_api_ibis_charge', 'ibis_charge');
add_action('woocommerce_api_ibis_charge_given', 'ibis_charge_given');
add_action('woocommerce_api_ibis_charge_refused', 'ibis_charge_refused');
add_action('woocommerce_api_ibis_intent', 'ibis_intent');
add_action('woocommerce_api_ibis_intent_captured', 'ibis_intent_captured');

function ibis_charge_of($order, $amount) {
    $gateway = Omnipay::create('Stripe');
    $gateway->setApiKey(get_option('ibis_api_key'));
    return $gateway->purchase(['amount' => $amount, 'currency' => $order->get_currency(), 'token' => $_POST['token']])->send(); //~ proved TP2001, violated TP2001
}

function ibis_charge() {
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->needs_payment() && ibis_charge_of($order, $order->get_total())->isSuccessful()) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function ibis_charge_given() {
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->needs_payment() && ibis_charge_of($order, $_POST['amount'])->isSuccessful()) {
        $order->payment_complete(); //~ proved TP1001 TP1003 TP1004 TP1005 TP1006 TP1007, violated TP1002
    }
}

// Whatever is no error here may have been refused.
function ibis_charge_refused() {
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->needs_payment() && !ibis_charge_of($order, $order->get_total())->isRedirect()) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1007, violated TP1006
    }
}

function ibis_asked() {
    $gateway = Omnipay::create('Stripe\PaymentIntents');
    $gateway->initialize(['apiKey' => get_option('ibis_api_key')]);
    return $gateway->completePurchase(['paymentIntentReference' => $_GET['payment_intent']])->send();
}

function ibis_pays($order, $response) {
    $data = $response->getData();
    return $order && $order->needs_payment() && $data['amount'] / 100 >= (float) $order->get_total()
        && $data['currency'] === strtolower($order->get_currency());
}

// An intent that waits to be captured is a success of the driver's.
function ibis_intent() {
    $response = ibis_asked();
    $order = wc_get_order((int) $response->getData()['metadata']['order']);
    if ($response->isSuccessful() && ibis_pays($order, $response)) {
        $order->payment_complete($response->getPaymentIntentReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1007, possible TP1006
    }
}

function ibis_intent_captured() {
    $response = ibis_asked();
    $order = wc_get_order((int) $response->getData()['metadata']['order']);
    if ($response->getStatus() === 'succeeded' && ibis_pays($order, $response)) {
        $order->payment_complete($response->getPaymentIntentReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
