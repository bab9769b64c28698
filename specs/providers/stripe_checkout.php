<?php
// Stripe's hosted checkout, of its library for PHP.
namespace Stripe\Checkout;

class Session {
    //@ ensures \result == \answer("stripe", "session", \text($id));
    public static function retrieve($id, $opts = null) {}
    public static function create($params = null, $options = null) {}
}
