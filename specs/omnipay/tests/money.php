<?php
/* Plugin Name: Payments and refunds by Omnipay: who chooses the amount, who may give it back */
use Omnipay\Omnipay;

add_action('wp_ajax_nopriv_gull_pay', 'gull_pay');
add_action('wp_ajax_nopriv_gull_donate', 'gull_donate');
add_action('wp_ajax_gull_refund', 'gull_refund');
add_action('wp_ajax_gull_refund_staff', 'gull_refund_staff');

function gull_pay() {
    $order = wc_get_order((int) $_POST['order']);
    $payment = ['amount' => $order->get_total(), 'currency' => 'EUR'];
    Omnipay::create('Mollie')->purchase($payment)->send()->redirect(); //~ proved TP2001
    Omnipay::create('PayPal_Express')->purchase($payment)->send()->redirect(); //~ proved TP2001
    Omnipay::create('Gull')->purchase($payment)->send()->redirect(); //~ proved TP2001
    Omnipay::create('PayPal_Pro')->purchase($payment)->send(); //~ proved TP2001
    Omnipay::create('Stripe')->purchase($payment)->send(); //~ proved TP2001
}

function gull_donate() {
    $payment = ['amount' => $_POST['amount'], 'currency' => 'EUR'];
    Omnipay::create('Mollie')->purchase($payment)->send()->redirect(); //~ violated TP2001
    Omnipay::create('PayPal_Express')->purchase($payment)->send()->redirect(); //~ violated TP2001
    Omnipay::create('Gull')->purchase($payment)->send()->redirect(); //~ violated TP2001
    Omnipay::create('PayPal_Pro')->purchase($payment)->send(); //~ violated TP2001
    $request = Omnipay::create('Stripe')->purchase(['currency' => 'EUR']);
    $request->setAmount($_POST['amount']);
    $request->send(); //~ violated TP2001
}

function gull_refund() {
    $refund = ['transactionReference' => $_POST['id'], 'amount' => $_POST['amount']];
    Omnipay::create('Mollie')->refund($refund)->send(); //~ violated TP4002
    Omnipay::create('Gull')->refund($refund)->send(); //~ violated TP4002
}

function gull_refund_staff() {
    if (!current_user_can('manage_woocommerce')) {
        return;
    }
    $refund = ['transactionReference' => $_POST['id'], 'amount' => $_POST['amount']];
    Omnipay::create('Mollie')->refund($refund)->send(); //~ proved TP4002
    Omnipay::create('Gull')->refund($refund)->send(); //~ proved TP4002
}
