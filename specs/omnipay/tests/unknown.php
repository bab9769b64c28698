<?php
/* Plugin Name: Drivers that nobody specifies: what they check is not known */
use Omnipay\Common\Message\NotificationInterface;
use Omnipay\Omnipay;

add_action('woocommerce_api_egret_return', 'egret_return');
add_action('woocommerce_api_egret_chosen', 'egret_chosen');
add_action('woocommerce_api_egret_unchecked', 'egret_unchecked');
add_action('woocommerce_api_egret_notice', 'egret_notice');
add_action('woocommerce_api_egret_notice_sent', 'egret_notice_sent');
add_action('woocommerce_api_egret_direct', 'egret_direct');

function egret_payment($order) {
    return ['amount' => $order->get_total(), 'currency' => $order->get_currency(), 'transactionId' => $order->get_id()];
}

function egret_return() {
    $order = wc_get_order((int) $_GET['order']);
    $gateway = Omnipay::create('Egret_Hosted');
    $gateway->initialize(['key' => get_option('egret_key')]);
    $response = $gateway->completePurchase(egret_payment($order))->send(); //~ proved TP2001
    if ($response->isSuccessful() && $order->needs_payment()) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1007, possible TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}

function egret_chosen() {
    $order = wc_get_order((int) $_GET['order']);
    $gateway = Omnipay::create(get_option('egret_driver'));
    $response = $gateway->completePurchase(['amount' => $order->get_total()])->send(); //~ proved TP2001
    if ($response->isSuccessful() && $order->needs_payment()) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1007, violated TP1003, possible TP1001 TP1002 TP1004 TP1005 TP1006
    }
}

// Whether it was paid is not asked.
function egret_unchecked() {
    $order = wc_get_order((int) $_GET['order']);
    $response = Omnipay::create('Egret_Hosted')->completePurchase(['amount' => $order->get_total()])->send(); //~ proved TP2001
    if ($order->needs_payment()) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1007, violated TP1003 TP1006, possible TP1001 TP1002 TP1004 TP1005
    }
}

function egret_notice() {
    $notice = Omnipay::create('Egret_Hosted')->acceptNotification();
    $order = wc_get_order((int) $notice->getTransactionId());
    $data = $notice->getData();
    if ($order && $order->needs_payment() && $notice->getTransactionStatus() === NotificationInterface::STATUS_COMPLETED
        && (float) $data['amount'] >= (float) $order->get_total() && $data['currency'] === $order->get_currency()) {
        $order->payment_complete($notice->getTransactionReference()); //~ proved TP1007, possible TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}

// Whatever it says, the order that the browser names is paid.
function egret_notice_sent() {
    $notice = Omnipay::create('Egret_Hosted')->acceptNotification()->send();
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->needs_payment()) {
        $order->payment_complete($notice->getTransactionReference()); //~ proved TP1007, violated TP1002 TP1003 TP1005 TP1006, possible TP1001 TP1004
    }
}

function egret_direct() {
    $order = wc_get_order((int) $_GET['order']);
    $response = Omnipay::create('Egret_Direct')->purchase(egret_payment($order))->send(); //~ proved TP2001
    if ($response->isSuccessful() && $order->needs_payment()) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1007, possible TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
