<?php
// One order: whether it is open, its total in whole units, its currency.

class GateOrder {
    /*@ model key integer id;
        model boolean open;
        model integer total;
        model string currency; */

    //@ ensures \result == this.open;
    public function open(): bool {}
    //@ ensures \result == this.total;
    public function total(): int {}
    //@ ensures \result == this.currency;
    public function currency(): string {}

    //@ requires GateClosed: this.open;
    public function grant(): void {}
    //@ requires GateClosed: $amount >= this.total;
    public function settle(int $amount): void {}
    //@ requires GateClosed: $currency == this.currency;
    public function ship($currency): void {}
    //@ requires GateClosed: this.open && $amount >= this.total && $currency == this.currency;
    public function complete(int $amount, $currency): void {}
}

function gate_order(): GateOrder {
    return \record('GateOrder', 1);
}

//@ ensures \false;
function gate_stop(): void {}

//@ entry client: calls $callback;
function gate_on(string $event, callable $callback): void {}
