<?php
class Shop_Order
{
    /*@ model key integer id;
        model frozen money total is $sum;
        model secret string pin;
        model string status;
        type invariant total >= 0;
        write status: requires Unpaid: \checked(csrf); */

    /*@ settles this;
        assigns this.status;
        behavior first: assumes !paid(this.status);
                        ensures this.status == "completed";
        behavior again: assumes paid(this.status);
                        assigns \nothing;
        complete behaviors; disjoint behaviors; */
    public function complete(): bool {}

    //@ ensures \let u = upper($status); \result == u; signals (Shop_Exception e) \true;
    public static function normal(string $status): string {}
}

/*@ entry client:   $hook ~ "open_*" calls $callback;
    entry customer: each $e in $more calls $e['callback'] under $e['may'] != \false; */
function shop_on(string $hook, callable $callback, array $more = []) {}

/*@ exits \true;
    establishes csrf when \result != \false; */
function shop_nonce() {}

//@ review requires Unpaid: \same($a, $b);
function shop_query($a, $b) {}

//@ driver system: for each class C in file "*cron*.php";
function shop_cron() { $c = new C(); $c->run(); }
