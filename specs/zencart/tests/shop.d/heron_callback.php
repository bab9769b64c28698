<?php
// A signed notice whose parts are cleaned as Zen Cart's own modules do it.
require 'includes/application_top.php';

$key = MODULE_PAYMENT_HERON_SECRET_KEY;
$text = $_POST['order'] . '|' . $_POST['amount'] . '|' . $_POST['currency'] . '|' . $_POST['state'];
switch ($_GET['version']) {
    case '1': $tag = zen_db_prepare_input($_POST['hash']); break;
    case '2': $tag = zen_db_input($db->prepare_input($db->prepareInput($_POST['hash']))); break;
    default: $tag = zen_output_string(zen_output_string_protected(zen_db_output($_POST['hash'])));
}
if ($key === '' || !hash_equals(hash_hmac('sha256', $text, $key), (string) $tag)) { //~ proved TP1008
    exit;
}
$row = $db->Execute("SELECT orders_id, orders_status, order_total, currency FROM " . TABLE_ORDERS . " WHERE orders_id = " . (int) $_POST['order']);
if ($row->EOF || $row->fields['orders_status'] !== '1' || $_POST['state'] !== 'paid' || $_POST['currency'] !== $row->fields['currency']) {
    exit;
}
if ((float) $_POST['amount'] >= (float) zen_round($row->fields['order_total'], 2)) {
    zen_update_orders_history((int) $_POST['order'], 'paid', null, '2'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
