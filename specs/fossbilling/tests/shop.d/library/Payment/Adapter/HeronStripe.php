<?php
// An adapter that asks Stripe about the payment that the buyer's browser names.
class Payment_Adapter_HeronStripe extends Payment_AdapterAbstract {
    protected $di;
    private $config;
    private $stripe;

    public function __construct($config) {
        $this->config = $config;
        $this->stripe = new Stripe\StripeClient($config['api_key']);
    }
    public function setDi(Pimple\Container $di) { $this->di = $di; }

    public function processTransaction($api_admin, $id, $data, $gateway_id) {
        $intent = $this->stripe->paymentIntents->retrieve($data['get']['payment_intent']);
        if ($intent->status !== 'succeeded') {
            throw new Exception('not paid');
        }
        $this->di['mod_service']('Client')->addFunds(1, $intent->amount / 100, 'heron'); //~ proved TP1001 TP1002 TP1004 TP1006
    }
}
