<?php
// A method of a class that nobody knows is not the function of that name: header() gives null, this may give anything.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $client = new Some_Unknown_Client();
    if ($client->header('X-Paid') === null) {
        return;
    }
    $order = wc_get_order($_POST['order']);
    if ($order) {
        $order->payment_complete($_POST['id']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
