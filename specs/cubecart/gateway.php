<?php
// How the shop runs a gateway module. Anyone may ask for `call` and `process`; the rest is on the buyer's way
// from an order that was placed to its payment.

//@ global Config $config;
//@ global Database $db;
//@ global Session $session;
//@ global Cart $cart;
//@ global User $user;
//@ global Tax $tax;
//@ global GUI $gui;
//@ global Smarty $smarty;
//@ global Debug $debug;
//@ global HookLoader $hooks;
//@ global Language $language;
//@ global Catalogue $catalogue;

// A module has its settings, and what the client sent as it was before the shop escaped it.
function cubecart_gateway() {
    $GLOBALS['RAW'] = ['GET' => $_GET, 'POST' => $_POST, 'COOKIE' => $_COOKIE, 'REQUEST' => $_REQUEST];
    $GLOBALS['storeURL'] = 'https://shop.example';
    $GLOBALS['rootRel'] = '/';
    return new Gateway(\settings('module'), $GLOBALS['cart']->basket);
}

//@ driver client: for each class C in file "*gateway.class.php";
function cubecart_call() {
    $gateway = cubecart_gateway();
    if (method_exists($gateway, 'call')) {
        $gateway->call();
    }
}

//@ driver client: for each class C in file "*gateway.class.php";
function cubecart_process() {
    $gateway = cubecart_gateway();
    if (method_exists($gateway, 'process')) {
        $gateway->process();
    }
}

//@ driver customer: for each class C in file "*gateway.class.php";
function cubecart_transfer() {
    $gateway = cubecart_gateway();
    if (!method_exists($gateway, 'transfer')) {
        return;
    }
    $transfer = $gateway->transfer();
    $submit = strtolower((string) ($transfer['submit'] ?? ''));
    if ($submit === 'iframe') {
        if (method_exists($gateway, 'iframeURL')) {
            $gateway->iframeURL();
        }
        if (method_exists($gateway, 'iframeForm')) {
            $gateway->iframeForm();
        }
        return;
    }
    if ($submit !== 'auto' && $submit !== 'automatic' && method_exists($gateway, 'form')) {
        $gateway->form();
    }
    foreach (['fixedVariables', 'repeatVariables'] as $method) {
        if (method_exists($gateway, $method)) {
            $gateway->{$method}();
        }
    }
}
