<?php
/* Plugin Name: A plugin that calls what a specified class has beyond its specification */
add_action('woocommerce_api_unspecified', 'unspecified_return');

function unspecified_return() {
    global $wpdb;
    $wpdb->suppress_errors();
    $order = wc_get_order(absint($_POST['order']));
    if ($order && $order->needs_payment()) {
        $order->payment_complete();
    }
}
