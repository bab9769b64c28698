<?php
// A notice of PayPal, sent back and compared with the order that it names; and one that is believed.
require 'includes/application_top.php';

if (isset($_POST['order_id'])) {
    zen_update_orders_history((int) $_POST['order_id'], 'paid', null, MODULE_PAYMENT_HERON_ORDER_STATUS_ID); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    exit;
}
$sent = 'cmd=_notify-validate';
foreach ($_POST as $key => $value) {
    $sent .= '&' . $key . '=' . urlencode(stripslashes($value));
}
$ch = curl_init();
curl_setopt($ch, CURLOPT_URL, 'https://www.paypal.com/cgi-bin/webscr');
curl_setopt($ch, CURLOPT_POST, 1);
curl_setopt($ch, CURLOPT_POSTFIELDS, $sent);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, 1);
$result = curl_exec($ch);
$row = $db->Execute("SELECT orders_id, orders_status, order_total, currency FROM " . TABLE_ORDERS . " WHERE orders_id = " . (int) $_POST['invoice']);
if ($row->EOF || $result !== 'VERIFIED' || $_POST['payment_status'] !== 'Completed' || $_POST['business'] !== MODULE_PAYMENT_HERON_BUSINESS_ID) {
    exit;
}
if ($row->fields['orders_status'] === '1' && $_POST['mc_currency'] === $row->fields['currency'] && (float) $_POST['mc_gross'] >= (float) $row->fields['order_total']) {
    zen_update_orders_history((int) $_POST['invoice'], 'paid', null, '2'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
} else {
    zen_update_orders_history((int) $_POST['invoice'], 'waits', null, MODULE_PAYMENT_HERON_PENDING_STATUS_ID);
    zen_update_orders_history((int) $_POST['invoice'], 'a note');
}
