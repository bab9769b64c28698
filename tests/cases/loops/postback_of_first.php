<?php
// Sent back is a text of the form's fields, but not all of them: what is left out is nobody's word.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $sent = 'cmd=_notify-validate';
    foreach ($_POST as $key => $value) {
        if ($key === 'verify_sign') {
            break;
        }
        $value = urlencode(stripslashes($value));
        $sent .= '&' . $key . '=' . $value;
    }
    $reply = wp_remote_post('https://www.paypal.com/cgi-bin/webscr', array('body' => $sent));
    if (wp_remote_retrieve_body($reply) !== 'VERIFIED' || $_POST['payment_status'] !== 'Completed'
        || $_POST['receiver_email'] !== get_option('paypal_email')) {
        exit;
    }
    $order = wc_get_order($_POST['custom']);
    if ($order && $order->needs_payment() && (float) $_POST['mc_gross'] >= (float) $order->get_total()
        && $_POST['mc_currency'] === $order->get_currency()) {
        $order->payment_complete($_POST['txn_id']); //~ proved TP1006 TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005, todo violated TP1006
    }
}
