<?php
// Razorpay's SDK, as plugins bundle it.
namespace Razorpay\Api;

/*@ provider razorpay {
        host "api.razorpay.com";
        object payment at "/v1/payments" {
            key: "id"; amount: "amount" minor; currency: "currency";
            reference: "order_id", "notes.*"; status: "status";
        }
        object order at "/v1/orders" {
            key: "id"; amount: "amount" minor; currency: "currency"; reference: "receipt", "notes.*"; status: "status";
            created server;
        }
    } */

class Api {
    public Request $request;
    public Payment $payment;
    public Order $order;
    public Utility $utility;
    public Transfer $transfer;
    public Refund $refund;
    public function __construct($key = '', $secret = '') {
        Request::$auth = [$key, $secret];
        $this->request = new Request();
        $this->payment = new Payment();
        $this->order = new Order();
        $this->utility = new Utility();
        $this->transfer = new Transfer();
        $this->refund = new Refund();
    }
}

// What the library sends, and what plugins send by themselves; a refusal is thrown.
class Request {
    public static $auth = [];
    //@ moves_money $url when $method != "GET" && \written($url, "refund", "transfer", "payout", "reversal");
    public function request($method, $url, $data = [], $apiVersion = 'v1') {
        $address = 'https://api.razorpay.com/' . $apiVersion . '/' . $url;
        $sent = ['method' => $method, 'body' => $data, 'auth' => self::$auth];
        if (\reply($address, $sent, 'failed')) {
            throw new Errors\ServerError();
        }
        return json_decode(\reply($address, $sent, 'body'), true);
    }
    public static function addHeader($key, $value): void {}
}

class Payment {
    //@ ensures \result == \answer("razorpay", "payment", $id);
    public function fetch($id) {}
    //@ moves_money $attributes when \origin(this, "reply");
    public function transfer($attributes = []) {}
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
    public function verifyPaymentSignature($attributes) {
        // Nothing is signed without an id of Razorpay's own.
        $id = $attributes['razorpay_order_id'] ?? $attributes['razorpay_subscription_id'] ?? $attributes['razorpay_payment_link_id'] ?? '';
        if ($id === '') {
            throw new Errors\SignatureVerificationError();
        }
    }
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
