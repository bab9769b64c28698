<?php
// The invoice's status is set besides, or instead.
use WHMCS\Database\Capsule;

require_once __DIR__ . '/../../../init.php';
$gatewayParams = getGatewayVariables('heron_status');
$secret = (string) $gatewayParams['secretKey'];
$body = file_get_contents('php://input');
if ($secret === '' || hash_hmac('sha256', $body, $secret) != $_SERVER['HTTP_X_SIGNATURE']) { //~ violated TP1008
    die();
}
$notice = json_decode($body, true);
if ($notice['state'] === 'failed') {
    update_query('tblinvoices', ['status' => 'Unpaid'], ['id' => $notice['invoice']]);
    exit;
}
$row = Capsule::table('tblinvoices')->where('id', $notice['invoice'])->first();
if ($row && $row->status !== 'Paid') {
    Capsule::table('tblinvoices')->where('id', $notice['invoice'])->update(['status' => 'Paid']); //~ violated TP1002, proved TP1001 TP1004 TP1005 TP1006 TP1007
}
