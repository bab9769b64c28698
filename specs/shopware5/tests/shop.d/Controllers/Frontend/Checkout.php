<?php
// The last step of a checkout: the vouchers are looked at once more, or not.
class Shopware_Controllers_Frontend_Checkout extends Enlight_Controller_Action
{
    public function finishAction()
    {
        if (!$this->Request()->isPost()) {
            return $this->forward('confirm');
        }
        if (!$this->basket->validateVoucher($this->session['sessionId'], $this->session['sUserId'])) {
            return $this->forward('confirm');
        }
        $this->saveOrder(); //~ proved TP2003
    }

    public function quickAction()
    {
        $this->saveOrder(); //~ violated TP2003
    }
}
