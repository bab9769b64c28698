<?php
// The back office.
class Heron_Pay_Adminhtml_HeronController extends Mage_Adminhtml_Controller_Action
{
    public function paidAction()
    {
        $order = Mage::getModel('sales/order')->load($this->getRequest()->getParam('id'));
        $order->setState(Mage_Sales_Model_Order::STATE_COMPLETE)->save(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
