<?php
class CraneOrder {
    /*@ model key integer id;
        model frozen money total;
        model strin currency;
        write totl: settles this; */
    //@ ensures \result == this.totl;
    public function total(): float {}
    //@ ensures \result == this.id;
    public function nothing(): void {}
    //@ ensure \result == this.id;
    public function typo(): int {}
    //@ require AmountNotVouched: this.id == 1;
    public function typo2(): int {}
    //@ requires AmontNotVouched: this.id == 1;
    public function rule(): int {}
    //@ requires AmountNotVouched: \result == 1;
    public function before(): int {}
    //@ ensures \result == $amuont;
    public function param($amount) {}
    //@ settle this;
    public function use_() {}
    //@ settles this when "paid";
    public function use2() {}
    //@ ensures \reslt == 1;
    public function b() {}
    //@ assigns 3;
    public function c() {}
    //@ establishes staf when \result;
    public function d(): bool {}
    //@ ensures \result == \record(CraneOder, $id);
    public function e($id) {}
    //@ ensures \result == $o.totl;
    public static function f(CraneOrder $o) {}
    //@ ensures \result == this.id;
    public static function g(CraneOrder $o) {}
}
//@ driver customers: for each class C in file "*.php";
function drive(CraneOrder $c) {}
//@ entry client: override;
function over() {}
//@ entry client: $hok ~ "a*" calls $callback then nothing_here;
function add_thing($hook, $callback) {}
class CraneCart {
    //@ review ensures \result == 1;
    public function size(): int {}
    //@ ensures \result == 1 ? "a"
    public function unfinished() {}
    //@ sink sql: $query;
    public function run($sql) {}
    //@ ensures \result == half_known($a, $b);
    public function half($a, $b) {}
    //@ ensures \result == member($a);
    public function wants(string $a): bool {}
    //@ complete behaviours;
    public function whole() {}
    //@ ensures \result == "never closed;
    public function quote() {}
}
//@ requires AmountNotVouched: \true;
//@ model string lost;
//@ global CraneBasket $basket;
