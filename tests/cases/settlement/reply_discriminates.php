<?php
// The provider is not specified: an answer says success where another one would not have led here.
add_action('woocommerce_api_either', 'either');
add_action('woocommerce_api_bypassed', 'bypassed');
add_action('woocommerce_api_both_ways', 'both_ways');
add_action('woocommerce_api_one_of_two', 'one_of_two');
add_action('woocommerce_api_pinned', 'pinned');
add_action('woocommerce_api_switched', 'switched');

function asked($id)
{
    return json_decode(wp_remote_retrieve_body(wp_remote_get('https://pay.test/' . $id)), true);
}

function either()
{
    $said = asked($_GET['id']);
    $order = wc_get_order($said['order']);
    if ($said['status'] === 'paid' || $said['status'] === 'settled') {
        $order->payment_complete(); //~ proved TP1001 TP1005 TP1006, violated TP1002 TP1003 TP1004 TP1007
    }
}

function bypassed()
{
    $said = asked($_GET['id']);
    $order = wc_get_order($said['order']);
    if ($said['status'] === 'paid' || $_GET['test'] === '1') {
        $order->payment_complete(); //~ proved TP1001 TP1005, violated TP1002 TP1003 TP1004 TP1006 TP1007
    }
}

function both_ways()
{
    $said = asked($_GET['id']);
    $order = wc_get_order($said['order']);
    if ($said['status'] === 'paid') {
        if ($_GET['a'] !== '1') {
            exit;
        }
    } elseif ($_GET['b'] !== '1') {
        exit;
    }
    $order->payment_complete(); //~ proved TP1001 TP1005, violated TP1002 TP1003 TP1004 TP1006 TP1007
}

function one_of_two()
{
    $said = asked($_GET['id']);
    $order = wc_get_order($said['order']);
    if ($said['status'] === 'paid') {
        if ($_GET['a'] !== '1') {
            exit;
        }
    } elseif ($said['state'] !== 'settled') {
        exit;
    }
    $order->payment_complete(); //~ proved TP1001 TP1005 TP1006, violated TP1002 TP1003 TP1004 TP1007
}

function pinned()
{
    if ($_GET['status'] !== 'paid') {
        exit;
    }
    $said = asked($_GET['id']);
    $order = wc_get_order($said['order']);
    if ($said['status'] !== $_GET['status']) {
        exit;
    }
    $order->payment_complete(); //~ proved TP1001 TP1005 TP1006, violated TP1002 TP1003 TP1004 TP1007
}

function switched()
{
    $said = asked($_GET['id']);
    $order = wc_get_order($said['order']);
    switch ($said['status']) {
        case 'failed':
        case 'pending':
            exit;
        default:
            $order->payment_complete(); //~ proved TP1001 TP1005 TP1006, violated TP1002 TP1003 TP1004 TP1007
    }
}
