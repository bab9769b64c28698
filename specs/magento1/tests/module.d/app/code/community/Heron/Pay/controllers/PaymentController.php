<?php
// Whoever calls it decides.
class Heron_Pay_PaymentController extends Mage_Core_Controller_Front_Action
{
    private function order()
    {
        return Mage::getModel('sales/order')->loadByIncrementId($this->getRequest()->getParam('order'));
    }

    public function successAction()
    {
        $order = $this->order();
        $order->setState(Mage_Sales_Model_Order::STATE_PROCESSING, true, 'paid')->save(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        $this->_redirect('checkout/onepage/success');
    }

    public function statusAction()
    {
        $this->order()->setStatus('complete'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    public function historyAction()
    {
        $this->order()->addStatusToHistory('processing', 'paid'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    public function invoiceAction()
    {
        $order = $this->order();
        if ($order->canInvoice()) {
            $invoice = $order->prepareInvoice();
            $invoice->register()->capture(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
            Mage::getModel('core/resource_transaction')->addObject($invoice)->addObject($order)->save();
        }
    }

    public function rewrittenAction()
    {
        $invoice = Mage::getModel('sales/order_invoice', $this->order());
        $invoice->setRequestedCaptureCase(Mage_Sales_Model_Order_Invoice::CAPTURE_OFFLINE)->register(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    public function captureAction()
    {
        $this->order()->getPayment()->registerCaptureNotification($this->getRequest()->getPost('amount')); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    // Nothing is paid yet, or nothing is owed.
    public function redirectAction()
    {
        $order = Mage::getModel('sales/order')->loadByIncrementId(Mage::getSingleton('checkout/session')->getLastRealOrderId());
        $order->setState(Mage_Sales_Model_Order::STATE_PENDING_PAYMENT, 'pending_payment')->save();
        if ((float) $order->getGrandTotal() == 0) {
            $order->setState(Mage_Sales_Model_Order::STATE_PROCESSING); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        $order->prepareInvoice()->register();
    }

    public function logAction()
    {
        Mage::log('secret ' . Mage::helper('heronpay')->secret()); //~ violated TP5001
        Mage::log('card ' . $this->getRequest()->getPost('card_number')); //~ violated TP5002
        Mage::log('order ' . (int) $this->getRequest()->getParam('order'));
    }

    public function backAction()
    {
        $session = Mage::getSingleton('admin/session');
        if ($session->isAllowed('sales/order/actions/capture')) {
            $this->order()->setState('complete'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        } elseif ($session->isLoggedIn()) {
            $this->order()->setState('processing'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}
