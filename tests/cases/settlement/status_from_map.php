<?php
// The status is looked up in a map, in which one entry counts as paid.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $map = ['ok' => 'processing', 'wait' => 'on-hold', 'no' => 'failed'];
    $order = wc_get_order($_POST['order']);
    if ($order && isset($map[$_POST['state']])) {
        $order->update_status($map[$_POST['state']]); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
