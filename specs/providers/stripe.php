<?php
// Stripe's library for PHP; what its objects mean is said in stripe.d.ts.
namespace Stripe;

class Stripe {
    public static function setApiKey($key): void {}
    public static function setApiVersion($version): void {}
    public static function setAppInfo($name, $version = null, $url = null, $partner = null): void {}
}

class PaymentIntent {
    //@ ensures \result == \answer("stripe", "payment_intent", \text($id));
    public static function retrieve($id, $opts = null) {}
    /*@ requires ClientControlledPrice: by_staff || \priced($params["amount"]);
        ensures \result == \answer("stripe", "payment_intent", \server("payment intent"), $params); */
    public static function create($params = null, $options = null) {}
    //@ requires ClientControlledPrice: by_staff || \priced($params["amount"]);
    public static function update($id, $params = null, $opts = null) {}
}

class Charge {
    /*@ requires ClientControlledPrice: by_staff || \priced($params["amount"]);
        ensures \result == \answer("stripe", "charge", \server("charge"), $params, "charges"); */
    public static function create($params = null, $options = null) {}
    //@ ensures \result == \answer("stripe", "charge", \text($id));
    public static function retrieve($id, $opts = null) {}
}

class Webhook {
    /*@ signals ("Stripe\Exception\SignatureVerificationException") \true;
        establishes authentic($payload) when \trusted($secret);
        ensures \result == \decoded("object", \text($payload)); */
    public static function constructEvent($payload, $header, $secret, $tolerance = 300) {}
}

class StripeClient {
    public Service\PaymentIntentService $paymentIntents;
    public Service\ChargeService $charges;
    public Service\CheckoutService $checkout;
    public function __construct($config = []) {}
}
