<?php
class WC_Order {
    //@ assigns this.status;
    public function payment_complete($transaction_id = ''): bool {}
}
/*@ establishes staff when \result;
    establishes authentic($_POST); */
function is_genuine(): bool {}
//@ ensures \result == \record(WC_Order, 1);
function wc_get_order($id) {}
