<?php
// A status that does not count as paid asks for nothing.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $order = wc_get_order($_POST['order']); //~ nothing
    if ($order) {
        $order->update_status('on-hold');
        $order->update_status('failed', 'refused');
    }
}
