<?php
// The provider's SDK throws where the signature is wrong.
use Razorpay\Api\Api;
use Razorpay\Api\Errors\SignatureVerificationError;

add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $body = file_get_contents('php://input');
    $secret = get_option('pay_webhook_secret');
    $api = new Api(get_option('pay_key'), get_option('pay_key_secret'));
    try {
        $api->utility->verifyWebhookSignature($body, $_SERVER['HTTP_X_RAZORPAY_SIGNATURE'], $secret);
    } catch (SignatureVerificationError $e) {
        return;
    }
    $m = json_decode($body, true);
    if ($m['event'] !== 'payment.captured') {
        return;
    }
    $payment = $m['payload']['payment']['entity'];
    $order = wc_get_order($payment['notes']['order']);
    if ($order && $order->needs_payment() && $payment['currency'] === $order->get_currency()
        && $payment['amount'] >= round($order->get_total() * 100)) {
        $order->payment_complete($payment['id']); //~ proved TP1001 TP1003 TP1004 TP1005 TP1006 TP1007, violated TP1002, todo proved TP1002
    }
}
