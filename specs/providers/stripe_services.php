<?php
// The services of Stripe's client.
namespace Stripe\Service;

class PaymentIntentService {
    //@ ensures \result == \answer("stripe", "payment_intent", \text($id));
    public function retrieve($id, $params = null, $opts = null) {}
    /*@ requires ClientControlledPrice: by_staff || \priced($params["amount"]);
        ensures \result == \answer("stripe", "payment_intent", \server("payment intent"), $params); */
    public function create($params = null, $opts = null) {}
}

class ChargeService {
    //@ ensures \result == \answer("stripe", "charge", \text($id));
    public function retrieve($id, $params = null, $opts = null) {}
    /*@ requires ClientControlledPrice: by_staff || \priced($params["amount"]);
        ensures \result == \answer("stripe", "charge", \server("charge"), $params, "charges"); */
    public function create($params = null, $opts = null) {}
}

class SessionService {
    //@ ensures \result == \answer("stripe", "session", \text($id));
    public function retrieve($id, $params = null, $opts = null) {}
}

class CheckoutService {
    public SessionService $sessions;
}
