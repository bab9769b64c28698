<?php
// An order key proves that the client knows the order, not that anybody paid.
add_action('wp_ajax_nopriv_thanks', 'thanks');

function thanks()
{
    $order = wc_get_order($_GET['order']);
    if ($order && $order->key_is_valid($_GET['key'])) {
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
    wp_die();
}
