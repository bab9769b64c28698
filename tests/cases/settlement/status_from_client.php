<?php
// The client writes the status itself.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $order = wc_get_order($_POST['order']);
    if ($order) {
        $order->update_status($_POST['status']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
