<?php
class Crane_Order {
    /*@ model key integer id;
        model money total; */
    //@ ensures \result == this.totle;
    public function total() {}
}
