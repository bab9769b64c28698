<?php
// Calls that are nested too deeply to be followed, and change nothing that anybody else sees.
add_action('woocommerce_api_pay', 'pay');

function clean($value)
{
    return is_array($value) ? array_map('clean', $value) : trim((string) $value);
}

function pay()
{
    $sent = clean($_POST);
    $order = wc_get_order((int) $sent['order']);
    if ($order && $order->needs_payment()) {
        $order->payment_complete('x'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
}
