<?php
// A jump over the check, within a case of a switch; and one back, which nobody follows.
add_action('woocommerce_api_pay', 'pay');
add_action('woocommerce_api_again', 'again');

function pay()
{
    $order = wc_get_order((int) $_POST['order']);
    switch ($_POST['do']) {
        case 'pay':
            if (isset($_POST['quick'])) {
                goto settle;
            }
            if (!$order || !$order->needs_payment()) {
                exit;
            }
            settle:
            $order->payment_complete('x'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
            break;
    }
}

function again()
{
    $tries = 0;
    retry:
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->needs_payment()) {
        $order->payment_complete('x'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, unknown TP1007
    }
    $tries++;
    if ($tries < (int) $_POST['tries']) {
        goto retry;
    }
}
