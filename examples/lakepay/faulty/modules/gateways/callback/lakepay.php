<?php
/**
 * LakePay for WHMCS. An example shop of tillproof; no such provider exists.
 *
 * LakePay posts JSON: the invoice, the number of the payment, its amount and its state, signed with
 * the merchant's key in the header X-LakePay-Signature.
 */
require_once __DIR__ . '/../../../init.php';

$gateway = getGatewayVariables('lakepay');
if (!$gateway['type']) {
    die('LakePay is not active');
}

$key = (string) $gateway['secretKey'];
$body = file_get_contents('php://input');
$signature = (string) $_SERVER['HTTP_X_LAKEPAY_SIGNATURE'];
if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), $signature)) {
    die('not signed by LakePay');
}

$payment = json_decode($body, true);
$invoice = checkCbInvoiceID($payment['invoice'], 'lakepay');
logTransaction('lakepay', $payment['state'], 'notice');

if ($payment['state'] === 'paid') {
    addInvoicePayment($invoice, $payment['id'], $payment['amount'], 0, 'lakepay');
}
