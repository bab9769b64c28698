<?php
/*@ platform plover { detect symbol "plover_order"; } */
class PloverOrder {
    //@ model key integer id;
    public function total($context = 'view') {}
    public function note($text) {}
    public function lines() {}
    public static function latest($count) {}
    public function guess() {}
    public function inherited($id) {}
}
class PloverCart {
    public function add($id) {}
}
function plover_order($id) { return plover_find($id); }
function plover_find($id) { return \record('PloverOrder', (int) $id); }
function plover_price($product, $quantity = 1) {}
function plover_tax($rate, $amount) {}
function plover_gone() {}
function plover_rest($format, $first) {}
function plover_form($name, $action, $method = 'post') {}
