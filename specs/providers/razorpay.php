<?php
// Razorpay's SDK, as plugins bundle it.
namespace Razorpay\Api;

/*@ provider razorpay {
        host "api.razorpay.com";
        object payment at "/v1/payments" {
            key: "id"; amount: "amount" minor; currency: "currency";
            reference: "order_id", "notes.*"; status: "status";
            created browser;
        }
        object order at "/v1/orders" {
            key: "id"; amount: "amount" minor; currency: "currency"; reference: "receipt", "notes.*"; status: "status";
            created server;
        }
    } */

class Api {
    public Payment $payment;
    public Order $order;
    public Utility $utility;
    public Transfer $transfer;
    public Refund $refund;
    public function __construct($key = '', $secret = '') {
        $this->payment = new Payment();
        $this->order = new Order();
        $this->utility = new Utility();
        $this->transfer = new Transfer();
        $this->refund = new Refund();
    }
}

class Payment {
    //@ ensures \result == \answer("razorpay", "payment", $id);
    public function fetch($id) {}
}

class Order {
    //@ ensures \result == \answer("razorpay", "order", $id);
    public function fetch($id) {}
}

class Utility {
    /*@ signals ("Razorpay\Api\Errors\SignatureVerificationError") \true;
        establishes authentic($payload); */
    public function verifyWebhookSignature($payload, $signature, $secret) {}
    /*@ signals ("Razorpay\Api\Errors\SignatureVerificationError") \true;
        establishes authentic($attributes); */
    public function verifyPaymentSignature($attributes) {}
}

// Money to another account, or back.
class Transfer {
    //@ moves_money $attributes;
    public function create($attributes = []) {}
    public function fetch($id) { return $this; }
    //@ moves_money $attributes;
    public function reverse($attributes = []) {}
    //@ moves_money $attributes;
    public function edit($attributes = []) {}
}

class Refund {
    //@ moves_money $attributes;
    public function create($attributes = []) {}
    public function fetch($id) { return $this; }
}
