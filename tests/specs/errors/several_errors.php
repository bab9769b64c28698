<?php
class Shop_Basket
{
    //@ ensures \result == $nothing;
    public function first() {}

    //@ requires Unpaid $x;
    public function second($x) {}

    //@ assigns this.total, ;
    public function third() {}
}
