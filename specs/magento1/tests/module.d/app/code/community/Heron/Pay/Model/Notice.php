<?php
class Heron_Pay_Model_Notice extends Varien_Object
{
    public function isPaid()
    {
        return $this->getData('pay_state') === 'paid' && $this->hasPayState();
    }

    public function fits($order)
    {
        return (float) $this->getAmount() >= (float) $order->getGrandTotal() && $this->getCurrency() === $order->getOrderCurrencyCode();
    }
}
