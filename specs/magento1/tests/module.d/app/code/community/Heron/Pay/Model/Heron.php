<?php
class Heron_Pay_Model_Heron extends Mage_Payment_Model_Method_Abstract
{
    protected $_code = 'heronpay';

    public function getOrderPlaceRedirectUrl()
    {
        return Mage::getUrl('heron/payment/redirect');
    }
}
