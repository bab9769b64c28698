<?php
// A module that takes an order without a date of payment for paid, and whoever posts for the provider.
class PaymentHeronOpen extends IsotopePayment
{
    public function processPayment() //~ violated TP1009
    {
        $order = new IsotopeOrder();
        if (!$order->findBy('cart_id', $this->Isotope->Cart->id)) {
            return false;
        }
        return $order->date_payed <= time();
    }

    public function processPostSale()
    {
        $order = new IsotopeOrder();
        if (!$order->findBy('id', $this->Input->post('order')) || !$order->checkout()) {
            return;
        }
        $order->date_payed = time(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        $order->save();
    }

    public function checkoutForm()
    {
        return '<form action="https://pay.heron.example/start" method="post"></form>';
    }
}
