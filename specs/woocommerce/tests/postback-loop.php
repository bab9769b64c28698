<?php
/* Plugin Name: Notices that a loop copies before they are sent back */

add_action('woocommerce_api_teal_map', 'teal_map');
add_action('woocommerce_api_teal_query', 'teal_query');
add_action('woocommerce_api_teal_whole', 'teal_whole');
add_action('woocommerce_api_teal_some', 'teal_some');
add_action('woocommerce_api_teal_one', 'teal_one');
add_action('woocommerce_api_teal_last', 'teal_last');
add_action('woocommerce_api_teal_anew', 'teal_anew');
add_action('woocommerce_api_teal_changed', 'teal_changed');

function teal_ask($message) {
    $curl = curl_init('https://www.paypal.com/cgi-bin/webscr');
    curl_setopt($curl, CURLOPT_POSTFIELDS, $message);
    return curl_exec($curl);
}

function teal_order() {
    $order = wc_get_order((int) $_POST['custom']);
    if (!$order || !$order->needs_payment() || $_POST['payment_status'] !== 'Completed' || (float) $_POST['mc_gross'] < (float) $order->get_total()) {
        exit;
    }
    return $order;
}

// Each element under its own key: all of the notice.
function teal_map() {
    $message = ['cmd' => '_notify-validate'];
    foreach ($_POST as $key => $value) {
        $message[$key] = stripslashes($value);
    }
    if (teal_ask($message) === 'VERIFIED') {
        teal_order()->payment_complete(); //~ proved TP1001 TP1002 TP1005 TP1006 TP1007, violated TP1003 TP1004
    }
}

// The same as a query; and the notice itself.
function teal_query() {
    $message = ['cmd' => '_notify-validate'];
    foreach ($_POST as $key => $value) {
        $message[$key] = $value;
    }
    if (teal_ask(http_build_query($message)) === 'VERIFIED') {
        teal_order()->payment_complete(); //~ proved TP1001 TP1002 TP1005 TP1006 TP1007, violated TP1003 TP1004
    }
}

function teal_whole() {
    $message = $_POST;
    $message['cmd'] = '_notify-validate';
    if (teal_ask(http_build_query($message)) === 'VERIFIED') {
        teal_order()->payment_complete(); //~ proved TP1001 TP1002 TP1005 TP1006 TP1007, violated TP1003 TP1004
    }
}

// Not all of it: but for one, one place for all, what came last, and another value.
function teal_some() {
    $message = ['cmd' => '_notify-validate'];
    foreach ($_POST as $key => $value) {
        if ($key !== 'custom') {
            $message[$key] = $value;
        }
    }
    if (teal_ask($message) === 'VERIFIED') {
        teal_order()->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}

function teal_one() {
    $message = ['cmd' => '_notify-validate'];
    foreach ($_POST as $key => $value) {
        $message['value'] = $value;
        $message[0] = $value;
    }
    if (teal_ask($message) === 'VERIFIED') {
        teal_order()->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}

function teal_last() {
    $message = '';
    foreach ($_POST as $key => $value) {
        $message = $key . '=' . urlencode($value);
    }
    if (teal_ask('cmd=_notify-validate&' . $message) === 'VERIFIED') {
        teal_order()->payment_complete(); //~ proved TP1006 TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005
    }
}

function teal_anew() {
    foreach ($_POST as $key => $value) {
        $message = ['cmd=_notify-validate'];
        $message[] = $key . '=' . urlencode($value);
    }
    if (teal_ask(implode('&', $message)) === 'VERIFIED') {
        teal_order()->payment_complete(); //~ proved TP1001 TP1006 TP1007, violated TP1002 TP1003 TP1004 TP1005
    }
}

function teal_changed() {
    $message = ['cmd' => '_notify-validate'];
    foreach ($_POST as $key => $value) {
        $message[$key] = $key === 'custom' ? '1' : $value;
    }
    if (teal_ask($message) === 'VERIFIED') {
        teal_order()->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
