<?php
// A notice that comes to any page, and is signed.
if (isset($_GET['heron_notice'])) {
    $secret = (string) $GLOBALS['config']->get('HeronHooks', 'secret');
    if ($secret === '' || !hash_equals(hash_hmac('sha256', $_GET['heron_notice'], $secret), (string) $_GET['heron_mac'])) { //~ proved TP1008
        httpredir('index.php');
    }
    $notice = json_decode($_GET['heron_notice'], true);
    $summary = Order::getInstance()->getSummary($notice['order']);
    if ($summary && $summary['status'] === '1' && $notice['state'] === 'paid' && $notice['currency'] === $GLOBALS['config']->get('config', 'default_currency') && (float) $notice['amount'] >= (float) $summary['total']) {
        Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $notice['order']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
