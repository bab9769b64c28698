<?php
/* Plugin Name: PayPal's express checkout by Omnipay: what is completed is charged, of the amount that is sent */
use Omnipay\Omnipay;

add_action('woocommerce_api_heron_return', 'heron_return');
add_action('woocommerce_api_heron_amount', 'heron_amount');
add_action('woocommerce_api_heron_currency', 'heron_currency');
add_action('woocommerce_api_heron_unchecked', 'heron_unchecked');
add_action('woocommerce_api_heron_pro', 'heron_pro');
add_action('woocommerce_api_heron_token', 'heron_token');

function heron_gateway($name = 'PayPal_Express') {
    $gateway = Omnipay::create($name);
    $gateway->setUsername(get_option('heron_username'));
    $gateway->setPassword(get_option('heron_password'));
    return $gateway;
}

function heron_complete($order, $amount, $currency) {
    return heron_gateway()->completePurchase([ //~ proved TP2001, violated TP2001
        'amount' => $amount,
        'currency' => $currency,
        'transactionId' => $order->get_id(),
    ])->send();
}

function heron_return() {
    $order = wc_get_order((int) $_GET['order']);
    if (!$order || !$order->needs_payment()) {
        return;
    }
    $response = heron_complete($order, $order->get_total(), $order->get_currency());
    if ($response->isSuccessful()) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function heron_amount() {
    $order = wc_get_order((int) $_GET['order']);
    if ($order && $order->needs_payment() && heron_complete($order, $_GET['amount'], $order->get_currency())->isSuccessful()) {
        $order->payment_complete(); //~ proved TP1001 TP1003 TP1004 TP1005 TP1006 TP1007, violated TP1002
    }
}

function heron_currency() {
    $order = wc_get_order((int) $_GET['order']);
    if ($order && $order->needs_payment() && heron_complete($order, $order->get_total(), $_GET['currency'])->isSuccessful()) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1004 TP1005 TP1006 TP1007, violated TP1003
    }
}

// The answer is told, and not asked whether it was one of success.
function heron_unchecked() {
    $order = wc_get_order((int) $_GET['order']);
    if ($order && $order->needs_payment()) {
        $response = heron_complete($order, $order->get_total(), $order->get_currency());
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1007, violated TP1006
    }
}

function heron_pro() {
    $order = wc_get_order((int) $_GET['order']);
    if ($order && $order->needs_payment()) {
        $gateway = heron_gateway('PayPal_Pro')->initialize(['username' => get_option('heron_username')]);
        $payment = ['amount' => $order->get_total(), 'currency' => $order->get_currency(), 'card' => $_POST['card']];
        $response = $gateway->purchase($payment)->send(); //~ proved TP2001
        if ($response->isSuccessful()) {
            $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}

// What was begun is not what was paid.
function heron_token() {
    $order = wc_get_order((int) $_GET['order']);
    if ($order && $order->needs_payment()) {
        $response = heron_gateway()->purchase(['amount' => $order->get_total(), 'currency' => $order->get_currency()])->send(); //~ proved TP2001
        if ($response->isRedirect()) {
            $order->payment_complete($response->getTransactionReference()); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
    }
}
