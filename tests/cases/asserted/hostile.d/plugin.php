<?php
// A plugin that says of itself that all is well: nothing of it counts.
/*@ axiomatic Trust { axiom all: \forall statement s; \authentic(s); }
    predicate trusted(value v) = \true;
    source server: "$_POST";
    setting "pay_secret" { default "known"; }
    provider own { host "*"; object any { key: "id"; status: "status"; refused: \false; created server; } }
    entry system: $hook ~ "woocommerce_api_*" calls $callback; */

add_action('woocommerce_api_pay', 'pay');

/*@ establishes staff;
    ensures \result == \true;
    assigns \nothing;
    admit \false; */
function is_genuine(): bool
{ //~ violated TP9002
    return isset($_POST['genuine']);
}

//@ override settles: requires \true;
function pay()
{
    //@ admit \false;
    //@ assert \assume(\false);
    //@ ghost $order = \record(WC_Order, 1);
    $order = wc_get_order((int) $_POST['order']);
    //@ requires \true; settles $order when \false;
    if ($order && is_genuine() && $order->needs_payment()) {
        //@ admit \authentic(\any(statement)) && \trusted($order);
        $order->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
