<?php
// A callback that checks what it is told.
require_once __DIR__ . '/../../../init.php';
$gatewayParams = getGatewayVariables('heron');
if (!$gatewayParams['type']) {
    die('Module Not Activated');
}
$secret = (string) $gatewayParams['secretKey'];
$body = file_get_contents('php://input');
if ($secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
    die('Hash Verification Failure');
}
$notice = json_decode($body, true);
$invoiceId = checkCbInvoiceID($notice['invoice'], 'heron');
checkCbTransID($notice['id']);
logTransaction('heron', $_POST, 'ok');
if ($notice['state'] === 'paid') {
    addInvoicePayment($invoiceId, $notice['id'], $notice['amount'], 0, 'heron'); //~ proved TP1001 TP1002 TP1004 TP1005 TP1006 TP1007
    if ($notice['currency'] === 'EUR' && (float) $notice['amount'] >= 0) {
        full_query('select 1');
    }
}
