<?php
/* Plugin Name: A hash over parameters that a loop joins: who made it is not known, what it was compared with is */

add_action('woocommerce_api_plover', 'plover_pays_anything');
add_action('woocommerce_api_plover_checked', 'plover_checks');

function plover_is_signed() {
    $params = [];
    foreach (array_keys($_POST) as $key) {
        if (in_array(strtoupper($key), ['AMOUNT', 'CURRENCY', 'ORDERID', 'STATUS'])) {
            $params[$key] = $_POST[$key];
        }
    }
    uksort($params, 'strcasecmp');
    $joined = '';
    foreach ($params as $key => $value) {
        $joined .= strtoupper($key) . '=' . $value . get_option('plover_secret');
    }
    return $_POST['SHASIGN'] === strtoupper(sha1($joined));
}

// Whatever the hash is worth: no amount and no currency is looked at.
function plover_pays_anything() {
    $order = wc_get_order((int) $_POST['orderID']);
    if ($order && $order->needs_payment() && plover_is_signed()) {
        $order->payment_complete(); //~ violated TP1002 TP1003, possible TP1001 TP1004 TP1005 TP1006, proved TP1007
    }
}

function plover_checks() {
    $order = wc_get_order((int) $_POST['orderID']);
    if ($order && $order->needs_payment() && $_POST['STATUS'] === '9' && plover_is_signed()
        && (float) $_POST['amount'] === (float) $order->get_total() && $_POST['currency'] === $order->get_currency()) {
        $order->payment_complete(); //~ possible TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
}
