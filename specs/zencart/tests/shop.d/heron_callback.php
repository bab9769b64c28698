<?php
// A signed notice whose parts are cleaned as Zen Cart's own modules do it.
require 'includes/application_top.php';

$key = MODULE_PAYMENT_HERON_SECRET_KEY;
$text = $_POST['order'] . '|' . $_POST['amount'] . '|' . $_POST['currency'] . '|' . $_POST['state'];
if ($key === '' || !hash_equals(hash_hmac('sha256', $text, $key), (string) $_POST['hash'])) { //~ proved TP1008
    exit;
}
switch ($_GET['version']) {
    case '1': $order_id = zen_db_prepare_input($_POST['order']); break;
    case '2': $order_id = zen_db_input($_POST['order']); break;
    case '3': $order_id = $db->prepare_input($_POST['order']); break;
    case '4': $order_id = $db->prepareInput($_POST['order']); break;
    case '5': $order_id = zen_output_string($_POST['order']); break;
    case '6': $order_id = zen_output_string_protected($_POST['order']); break;
    default: $order_id = zen_db_output($_POST['order']);
}
$row = $db->Execute("SELECT orders_id, orders_status, order_total, currency FROM " . TABLE_ORDERS . " WHERE orders_id = " . (int) $order_id);
if ($row->EOF || $row->fields['orders_status'] !== '1' || $_POST['state'] !== 'paid' || $_POST['currency'] !== $row->fields['currency']) {
    exit;
}
if ((float) $_POST['amount'] >= (float) zen_round($row->fields['order_total'], 2)) {
    zen_update_orders_history((int) $order_id, 'paid', null, '2'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
