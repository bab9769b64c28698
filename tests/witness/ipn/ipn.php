<?php
/**
 * Plugin Name: Example IPN
 * WC requires at least: 6.0
 */

/** A notice that nobody verifies. */
add_action('init', 'example_ipn');

function example_ipn()
{
    if (!isset($_POST['example_notice'])) {
        return;
    }
    $order = wc_get_order((int) $_POST['invoice']);
    if (!$order || $order->get_order_key() === '') {
        return;
    }
    if ($_POST['state'] === 'success') {
        $order->add_order_note('paid');
        $order->update_status('processing');
    }
}
