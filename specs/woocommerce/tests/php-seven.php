<?php
/* Plugin Name: Written for PHP 7: calls that always fail from PHP 8 on are no end */

add_action('woocommerce_api_plover', 'plover_counts');
add_action('woocommerce_api_plover_joins', 'plover_joins');

function plover_counts() {
    $known = [count('text'), strlen([])];
    $order = wc_get_order((int) $_GET['order']);
    $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function plover_joins() {
    $names = join(['a', 'b'], ', ');
    $order = wc_get_order((int) $_GET['order']);
    $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
