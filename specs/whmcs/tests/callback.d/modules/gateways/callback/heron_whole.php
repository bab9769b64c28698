<?php
// An amount that is left out books the whole invoice.
require_once __DIR__ . '/../../../init.php';
$gatewayParams = getGatewayVariables('heron_whole');
$secret = (string) $gatewayParams['secretKey'];
$body = file_get_contents('php://input');
if ($secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
    die();
}
$notice = json_decode($body, true);
if ($notice['state'] !== 'paid') {
    die();
}
$invoice = localAPI('GetInvoice', ['invoiceid' => $notice['invoice']]);
if ($invoice['status'] === 'Paid') {
    die();
}
if ($notice['small']) {
    checkCbTransID($notice['id']);
    localAPI('AddInvoicePayment', ['invoiceid' => $notice['invoice'], 'transid' => $notice['id']]); //~ violated TP1002, proved TP1001 TP1004 TP1005 TP1006 TP1007
}
$currency = getCurrency($invoice['userid']);
if ((float) $notice['amount'] >= (float) $invoice['total']) {
    checkCbTransID($notice['id']);
    addInvoicePayment((int) $notice['invoice'], $notice['id'], '', 0, 'heron_whole'); //~ proved TP1001 TP1002 TP1004 TP1005 TP1006 TP1007
}
