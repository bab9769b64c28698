<?php
// A module whose return is signed, and whose notices name an order by what only it has.
class PaymentHeronReturn extends IsotopePayment
{
    private function isSigned($parts)
    {
        $secret = $this->heron_secret;
        return $secret !== '' && hash_equals(hash_hmac('sha256', implode('|', $parts), $secret), (string) $this->Input->get('hash')); //~ proved TP1008
    }

    // An order that costs nothing is complete; another one when the provider says that it was paid.
    public function processPayment() //~ proved TP1009
    {
        $order = new IsotopeOrder();
        if (!$order->findBy('cart_id', $this->Isotope->Cart->id)) {
            return false;
        }
        if ((float) $order->grandTotal == 0) {
            return true;
        }
        return $this->isSigned([$this->Input->get('order'), $this->Input->get('state')]) && $this->Input->get('state') === 'paid';
    }

    public function processPostSale()
    {
        $number = $this->Input->get('number');
        if (!$this->isSigned([$number, $this->Input->get('amount'), $this->Input->get('currency'), $this->Input->get('state')])) {
            return;
        }
        $order = new IsotopeOrder();
        if (!$order->findBy('id', $this->Input->post('id')) || $order->date_payed > 0 || $this->Input->get('state') !== 'paid') {
            return;
        }
        if ((float) $this->Input->get('amount') < (float) $order->grandTotal || $this->Input->get('currency') !== $order->currency) {
            return;
        }
        switch ($this->Input->get('by')) {
            case 'number': $fits = $order->document_number === $number; break;
            case 'shown': $fits = $order->uniqid === specialchars($number); break;
            default: $fits = $order->uniqid === $number;
        }
        if ($fits) {
            $order->date_payed = time(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    public function checkoutForm()
    {
        return '<form action="https://pay.heron.example/start" method="post"></form>';
    }
}
