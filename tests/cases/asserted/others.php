<?php
// Comments that begin with an at sign and are for other tools, or for readers.
add_action('woocommerce_api_pay', 'pay');

//@codingStandardsIgnoreStart
function pay()
{
    /*@noinspection PhpUndefinedVariableInspection*/
    $order = wc_get_order((int) $_POST['order']);
    //@todo look at the status
    //@ phpcs:ignore
    if ($order && $order->needs_payment()) { /*@__PURE__*/
        $order->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
