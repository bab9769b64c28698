<?php
// A callback that believes whatever it is told.
require_once __DIR__ . '/../../../init.php';
$gatewayParams = getGatewayVariables('heron_open');
$invoiceId = checkCbInvoiceID($_POST['invoice'], 'heron_open');
addInvoicePayment($invoiceId, $_POST['id'], $_POST['amount'], 0, 'heron_open'); //~ violated TP1001 TP1002 TP1004 TP1005 TP1006 TP1007
