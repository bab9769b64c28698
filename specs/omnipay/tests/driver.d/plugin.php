<?php
/* Plugin Name: A driver that the plugin brings along is read: one asks Mollie, the other believes the browser */
use Omnipay\Common\GatewayFactory;
use Omnipay\Omnipay;

add_action('woocommerce_api_stork', 'stork');
add_action('woocommerce_api_stork_open', 'stork_open');

function stork_pays($order, $response) {
    return $response->isSuccessful() && $order && $order->needs_payment()
        && (float) $response->getData()['amount']['value'] >= (float) $order->get_total()
        && $response->getData()['amount']['currency'] === $order->get_currency();
}

function stork() {
    $gateway = Omnipay::create('Stork');
    $gateway->initialize(['key' => get_option('stork_api_key')]);
    $response = $gateway->completePurchase(['transactionReference' => $_POST['id']])->send();
    $order = wc_get_order((int) $response->getTransactionId());
    if (stork_pays($order, $response)) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function stork_open() {
    $gateway = (new GatewayFactory())->create('\Omnipay\Stork\OpenGateway');
    $response = $gateway->completePurchase()->send();
    $order = wc_get_order((int) $response->getTransactionId());
    if (stork_pays($order, $response)) {
        $order->payment_complete($response->getTransactionReference()); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
