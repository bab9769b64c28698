<?php
// The back office: nobody else gets in.
class Heron_Pay_Adminhtml_HeronController extends Mage_Adminhtml_Controller_Action
{
    public function paidAction()
    {
        $order = Mage::getModel('sales/order')->load($this->getRequest()->getParam('id'));
        $order->setState(Mage_Sales_Model_Order::STATE_COMPLETE)->save();
    }
}
