<?php
class Heron_Pay_Helper_Data extends Mage_Core_Helper_Abstract
{
    public function secret()
    {
        return Mage::helper('core')->decrypt(Mage::getStoreConfig('payment/heronpay/secret'));
    }

    // The tag may come back as it is shown in a page.
    public function isGenuine($body, $tag)
    {
        $secret = $this->secret();
        $tag = $this->htmlEscape($this->escapeHtml($tag));
        return $secret !== '' && hash_equals(hash_hmac('sha256', $body, $secret), (string) $tag); //~ proved TP1008
    }
}
