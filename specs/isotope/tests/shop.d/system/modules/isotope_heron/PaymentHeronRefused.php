<?php
// A return that is signed, but not asked whether the payment succeeded.
class PaymentHeronRefused extends IsotopePayment
{
    public function processPayment() //~ violated TP1009
    {
        $secret = $this->heron_secret;
        $text = $this->Input->get('order') . '|' . $this->Input->get('state');
        return $secret !== '' && hash_equals(hash_hmac('sha256', $text, $secret), (string) $this->Input->get('hash')); //~ proved TP1008
    }

    public function checkoutForm()
    {
        return '<form action="https://pay.heron.example/start" method="post"></form>';
    }
}
