<?php
/* Plugin Name: Settings that say nothing of who was paid */

add_action('woocommerce_api_dunlin_host', 'dunlin_host');
add_action('woocommerce_api_dunlin_path', 'dunlin_path');
add_action('woocommerce_api_dunlin_currency', 'dunlin_currency');
add_action('woocommerce_api_dunlin_account', 'dunlin_account');

function dunlin_asked($url, $message) {
    $curl = curl_init($url);
    curl_setopt($curl, CURLOPT_POSTFIELDS, $message);
    return curl_exec($curl);
}

// A setting chooses between two addresses: anyone's payment is found there.
function dunlin_host() {
    $host = get_option('dunlin_test') ? 'https://test.dunlin.example/' : 'https://pay.dunlin.example/';
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->needs_payment() && dunlin_asked($host . 'check', ['order' => $order->get_id()]) === 'PAID') {
        $order->payment_complete(); //~ proved TP1001 TP1005 TP1006 TP1007, violated TP1002 TP1003 TP1004
    }
}

// A setting is a part of the address: whose payments are looked at.
function dunlin_path() {
    $order = wc_get_order((int) $_POST['order']);
    $url = 'https://pay.dunlin.example/' . get_option('dunlin_account') . '/check';
    if ($order && $order->needs_payment() && dunlin_asked($url, ['order' => $order->get_id()]) === 'PAID') {
        $order->payment_complete(); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, violated TP1002 TP1003
    }
}

function dunlin_confirmed() {
    return dunlin_asked('https://www.paypal.com/cgi-bin/webscr', ['cmd' => '_notify-validate'] + $_POST) === 'VERIFIED'
        && $_POST['payment_status'] === 'Completed';
}

// A currency that is compared with a setting is nobody's account.
function dunlin_currency() {
    $order = wc_get_order((int) $_POST['custom']);
    if (dunlin_confirmed() && $order && $order->needs_payment() && $_POST['mc_currency'] === get_option('dunlin_currency')) {
        $order->payment_complete(); //~ proved TP1001 TP1005 TP1006 TP1007, violated TP1002 TP1003 TP1004
    }
}

function dunlin_account() {
    $order = wc_get_order((int) $_POST['custom']);
    if (dunlin_confirmed() && $order && $order->needs_payment() && $_POST['business'] === get_option('dunlin_account')) {
        $order->payment_complete(); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, violated TP1002 TP1003
    }
}
