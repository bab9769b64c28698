<?php
// A module whose signed notices pay an order, and whose return waits for them.
class PaymentHeron extends IsotopePayment
{
    public function processPayment() //~ proved TP1009
    {
        $order = new IsotopeOrder();
        if (!$order->findBy('cart_id', $this->Isotope->Cart->id)) {
            return false;
        }
        if ($order->date_payed > 0 && $order->date_payed <= time()) {
            return true;
        }
        return 'please wait';
    }

    public function processPostSale()
    {
        $secret = $this->heron_secret;
        $text = $this->Input->post('order') . '|' . $this->Input->post('amount') . '|' . $this->Input->post('currency')
            . '|' . $this->Input->post('state');
        if ($secret === '' || !hash_equals(hash_hmac('sha256', $text, $secret), (string) $this->Input->post('hash'))) { //~ proved TP1008
            return;
        }
        $order = new IsotopeOrder();
        if (!$order->findBy('id', $this->Input->post('order')) || $order->date_payed > 0) {
            $this->log('no such order', __METHOD__, TL_ERROR);
            return;
        }
        if ($this->Input->post('state') !== 'paid' || $this->Input->post('currency') !== $order->currency
            || (float) $this->Input->post('amount') < (float) $order->grandTotal || !$order->checkout()) {
            return;
        }
        $order->date_payed = time(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        $order->save();
    }

    public function checkoutForm()
    {
        return '<form action="https://pay.heron.example/start" method="post"></form>';
    }
}
