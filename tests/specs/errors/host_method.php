<?php
class Crane_Order {
    /*@ model key integer id; */
    //@ ensures \result == this.id();
    public function key() {}
}
