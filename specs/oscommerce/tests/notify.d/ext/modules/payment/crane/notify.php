<?php
// A page that the provider, or whoever knows its address, sends a notice to.
include('includes/application_top.php');

$order_query = tep_db_query("select orders_id from orders where orders_id = '" . (int)$_POST['invoice'] . "'");
if (tep_db_num_rows($order_query) < 1) {
    tep_exit();
}
// what an order has while the buyer pays is no payment
tep_db_query("update orders set orders_status = '" . (int)MODULE_PAYMENT_CRANE_PREPARE_ORDER_STATUS_ID . "' where orders_id = '" . (int)$_POST['invoice'] . "'");
if ($_POST['result'] == 'wait') {
    tep_db_perform('orders', array('orders_status' => MODULE_PAYMENT_CRANE_PENDING_STATUS_ID), 'update', "orders_id = '" . (int)$_POST['invoice'] . "'");
    tep_redirect(tep_href_link('checkout_success.php'));
    tep_db_query("update orders set orders_status = '" . (int)MODULE_PAYMENT_CRANE_ORDER_STATUS_ID . "' where orders_id = '" . (int)$_POST['invoice'] . "'");
}
if ($_POST['result'] == 'no') {
    tep_exit();
    tep_db_query("update orders set orders_status = '" . (int)MODULE_PAYMENT_CRANE_ORDER_STATUS_ID . "' where orders_id = '" . (int)$_POST['invoice'] . "'");
}
tep_db_query("update orders set orders_status = '" . (int)MODULE_PAYMENT_CRANE_ORDER_STATUS_ID . "' where orders_id = '" . (int)$_POST['invoice'] . "'"); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
