<?php
// Bits of two texts are a text: what is behind them is reached, and nobody vouches for it.
add_action('woocommerce_api_blurred', 'blurred_notice');

function blurred_notice() {
    $state = (string) $_GET['notice'] ^ 'blur';
    $order = wc_get_order((int) $_GET['order']);
    if ($order && $order->needs_payment() && $state === 'paid') {
        $order->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
