<?php
// One message sent back on either of two ways is one question; two messages sent to one address are two.
add_action('woocommerce_api_either', 'either');
add_action('woocommerce_api_another', 'another');

function is_right($reply)
{
    return wp_remote_retrieve_body($reply) === 'VERIFIED' && $_POST['payment_status'] === 'Completed'
        && $_POST['receiver_email'] === get_option('paypal_email');
}

function named_order()
{
    $order = wc_get_order($_POST['custom']);
    return $order && $order->needs_payment() && (float) $_POST['mc_gross'] >= (float) $order->get_total()
        && $_POST['mc_currency'] === $order->get_currency() ? $order : null;
}

function ask($body)
{
    return wp_remote_post('https://www.paypal.com/cgi-bin/webscr', array('body' => $body));
}

function either()
{
    $body = array('cmd' => '_notify-validate') + wp_unslash($_POST);
    if (get_option('patient') === 'yes') {
        $reply = wp_remote_post('https://www.paypal.com/cgi-bin/webscr', array('body' => $body, 'timeout' => 60));
    } else {
        $reply = wp_remote_post('https://www.paypal.com/cgi-bin/webscr', array('body' => $body));
    }
    $order = named_order();
    if (is_right($reply) && $order) {
        $order->payment_complete($_POST['txn_id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function another()
{
    ask(array('cmd' => '_notify-validate') + wp_unslash($_POST));
    $reply = ask('cmd=_notify-validate');
    $order = named_order();
    if (is_right($reply) && $order) {
        $order->payment_complete($_POST['txn_id']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
