<?php
// Orders, settings and events of the shop, as stubs: signatures with what they mean.

class ExampleOrder {
    // What the shop stores. `frozen` never changes after checkout; the client knows the order by its `key`.
    /*@ model key integer id;
        model frozen money total;
        model string currency;
        model string status; */

    //@ ensures \result == this.total;
    public function total() {}
    //@ ensures \result == this.currency;
    public function currency(): string {}
    //@ ensures \result <==> example_paid(this.status);
    public function is_paid(): bool {}

    // The effect that everything guards: an order counts as paid from here on.
    /*@ settles this when example_paid($status);
        assigns this.status;
        ensures this.status == $status; */
    public function set_status(string $status): void {}
}

// The order of that id, or null.
function example_order($id) {
    $order = \record('ExampleOrder', (int) $id);
    return \existing($order) ? $order : null;
}

//@ ensures \result == \text(\setting($name));
function example_setting(string $name): string {}

// Who triggers a callback: anyone, where the event is a web hook; for staff, the shop checks the login.
/*@ entry client: $event ~ "hook.*"  calls $callback;
    entry staff:  $event ~ "admin.*" calls $callback; */
function example_on(string $event, callable $callback): void {}
