<?php
// The flag is a property of an object.
class Pay_Listener
{
    private $valid = false;

    public function __construct()
    {
        add_action('woocommerce_api_pay', [$this, 'listen']);
    }

    public function listen()
    {
        $body = file_get_contents('php://input');
        $this->verify($body);
        $this->settle(json_decode($body, true));
    }

    private function verify($body)
    {
        $secret = get_option('pay_secret');
        if ($secret && hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
            $this->valid = true;
        }
    }

    private function settle($m)
    {
        $order = wc_get_order($m['order']);
        if ($this->valid && $order && $m['status'] === 'paid' && $order->needs_payment()
            && (float) $m['amount'] >= (float) $order->get_total() && $m['currency'] === $order->get_currency()) {
            $order->payment_complete($m['id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}

new Pay_Listener();
