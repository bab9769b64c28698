<?php
/* Plugin Name: Notices signed by a hash over the secret, or by a key pair */

add_action('woocommerce_api_by_md5', 'by_md5');
add_action('woocommerce_api_by_sha1', 'by_sha1');
add_action('woocommerce_api_by_name', 'by_name');
add_action('woocommerce_api_by_key_pair', 'by_key_pair');
add_action('woocommerce_api_by_key_pair_truthy', 'by_key_pair_truthy');
add_action('woocommerce_api_by_key_pair_not_refused', 'by_key_pair_not_refused');

function message() {
    return $_POST['order'] . '|' . $_POST['status'] . '|' . $_POST['amount'] . '|' . $_POST['currency'];
}

function order_that_fits() {
    $order = wc_get_order($_POST['order']);
    $fits = $order && $_POST['status'] === 'paid' && $order->needs_payment()
        && (float) $_POST['amount'] >= (float) $order->get_total() && $_POST['currency'] === $order->get_currency();
    return $fits ? $order : null;
}

function by_md5() {
    $secret = get_option('pay_secret');
    if ($secret && hash_equals(md5(message() . $secret), $_POST['hash']) && $order = order_that_fits()) { //~ proved TP1008
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function by_sha1() {
    $secret = get_option('pay_secret');
    if ($secret && hash_equals(sha1(message() . $secret), $_POST['hash']) && $order = order_that_fits()) { //~ proved TP1008
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function by_name() {
    $secret = get_option('pay_secret');
    if ($secret && hash_equals(hash('sha512', message() . $secret), $_POST['hash']) && $order = order_that_fits()) { //~ proved TP1008
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function by_key_pair() {
    $right = openssl_verify(message(), $_POST['signature'], get_option('pay_key'), OPENSSL_ALGO_SHA256);
    if ($right === 1 && $order = order_that_fits()) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

// -1 says that the signature could not be checked, and is true.
function by_key_pair_truthy() {
    $right = openssl_verify(message(), $_POST['signature'], get_option('pay_key'), OPENSSL_ALGO_SHA256);
    if ($right && $order = order_that_fits()) {
        $order->payment_complete(); //~ possible TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
}

// There are three results: one of them is left when the two others are excluded.
function by_key_pair_not_refused() {
    $right = openssl_verify(message(), $_POST['signature'], get_option('pay_key'), OPENSSL_ALGO_SHA256);
    if ($right !== 0 && $right !== -1 && $order = order_that_fits()) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
