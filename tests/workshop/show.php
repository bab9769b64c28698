<?php
/* Plugin Name: What is known of values at a point of a flow */

add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $amount = (int) $_POST['amount'];
    $rate = get_option('pay_secret');
    if ($amount > 3) {
        //@ \show($amount);
        $order = wc_get_order(7);
        //@ \show($order.total); \show($rate);
        //@ check \show($amount * 2 == 8);
        if ($order) {
            //@ \show($order);
        }
    }
}
