<?php
// A module that takes no money: nothing is owed.
class PaymentHeronCash extends IsotopePayment
{
    public function processPayment()
    {
        return true;
    }
}
