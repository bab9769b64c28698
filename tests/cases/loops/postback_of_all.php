<?php
// Sent back is all of the form, as a list that is joined, whatever is done to the values on the way.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $sent = array('cmd=_notify-validate');
    foreach ($_POST as $key => $value) {
        $value = urlencode(stripslashes($value));
        $sent[] = $key . '=' . $value;
    }
    $reply = wp_remote_post('https://www.paypal.com/cgi-bin/webscr', array('body' => implode('&', $sent)));
    if (wp_remote_retrieve_body($reply) !== 'VERIFIED' || $_POST['payment_status'] !== 'Completed'
        || $_POST['receiver_email'] !== get_option('paypal_email')) {
        exit;
    }
    $order = wc_get_order($_POST['custom']);
    if ($order && $order->needs_payment() && (float) $_POST['mc_gross'] >= (float) $order->get_total()
        && $_POST['mc_currency'] === $order->get_currency()) {
        $order->payment_complete($_POST['txn_id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
