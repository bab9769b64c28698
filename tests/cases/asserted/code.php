<?php
// What the code asserts is owed at its place, and nothing of it is assumed.
add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $amount = (int) $_POST['amount'];
    //@ assert \trusted($amount); //~ violated TP9001
    if ($amount < 1 || $amount > 100) {
        return;
    }
    //@ check 1 <= $amount <= 100; //~ proved TP9001
    //@ assert $amount < 100; //~ violated TP9001
    $order = wc_get_order((int) $_POST['order']);
    //@ assert \false; //~ violated TP9001
    if ($order && $order->needs_payment()) {
        //@ check $order.status == "pending" || $order.status == "failed"; //~ proved TP9001
        $order->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
