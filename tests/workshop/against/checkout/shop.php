<?php
class PloverRecord {
    public function inherited($id) {}
}
class PloverOrder extends PloverRecord {
    public function total($context = 'view') {}
    protected function note($text) {}
    public function lines($type) {}
    public function latest($count) {}
}
function plover_order($id) {}
function plover_price($product, $amount = 1) {}
function plover_tax($amount, $rate) {}
if (!function_exists('plover_rest')) {
    function plover_rest($format, ...$rest) {}
}
function plover_form($name, $action, $method = 'get') {}
