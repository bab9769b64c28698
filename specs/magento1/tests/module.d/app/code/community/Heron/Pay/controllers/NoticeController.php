<?php
// Signed notices about orders, and what is done with them.
class Heron_Pay_NoticeController extends Mage_Core_Controller_Front_Action
{
    private function notice()
    {
        $body = $this->getRequest()->getRawBody();
        if (!Mage::helper('heronpay')->isGenuine($body, $this->getRequest()->getHeader('X-Signature'))) {
            Mage::throwException('not genuine');
        }
        return Mage::getModel('heronpay/notice', json_decode($body, true));
    }

    public function paidAction()
    {
        $notice = $this->notice();
        $order = Mage::getModel('sales/order')->loadByIncrementId($notice->getOrder());
        if ($order->getId() && $order->getState() === 'pending_payment' && $notice->isPaid() && $notice->fits($order)) {
            $order->setState(Mage_Sales_Model_Order::STATE_PROCESSING, true)->save(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    public function namedAction()
    {
        $notice = $this->notice();
        $order = Mage::getModel('sales/order')->load($notice->getOrder());
        if ($order->getId() && $order->getStatus() === 'pending' && $notice->isPaid() && $notice->fits($order)) {
            $order->addStatusHistoryComment('paid', 'processing'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    public function invoicedAction()
    {
        $notice = $this->notice();
        $order = Mage::getModel('sales/order')->loadByIncrementId($notice->getOrder());
        if (!$order->hasInvoices() && $notice->isPaid() && $notice->fits($order)) {
            Mage::getModel('sales/service_order', $order)->prepareInvoice()->pay(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    // What was captured is compared by the shop.
    public function capturedAction()
    {
        $notice = $this->notice();
        $order = Mage::getModel('sales/order')->loadByIncrementId($notice->getOrder());
        if ($order->canInvoice() && $notice->isPaid() && $notice->getCurrency() === $order->getBaseCurrencyCode()) {
            $order->getPayment()->setTransactionId($notice->getId())->registerCaptureNotification((float) $notice->getAmount()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    // The order's own total says nothing of what was captured; another order is none that the notice names.
    public function ownAction()
    {
        $notice = $this->notice();
        $order = Mage::getModel('sales/order')->loadByIncrementId($this->getRequest()->getParam('order'));
        if ($order->canInvoice() && $notice->isPaid()) {
            $order->getPayment()->registerCaptureNotification($order->getBaseGrandTotal()); //~ violated TP1001 TP1002 TP1003 TP1005, proved TP1004 TP1006 TP1007
        }
    }

    // A cart that becomes an order, and is invoiced without a look at what was paid.
    public function placeAction()
    {
        $quote = Mage::getSingleton('checkout/session')->getQuote();
        $service = Mage::getModel('sales/service_quote', $quote);
        $service->submitAll();
        $order = $service->getOrder();
        $order->prepareInvoice()->register()->setIsPaid(true); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    // The total of the order is that of the cart that it was made of.
    public function cartAction()
    {
        $notice = $this->notice();
        $quote = Mage::getModel('sales/quote')->load($notice->getCart());
        if ($notice->isPaid() && (float) $notice->getAmount() >= (float) $quote->getGrandTotal()) {
            $order = Mage::getModel('sales/service_quote', $quote)->submitOrder();
            $order->prepareInvoice()->pay(); //~ violated TP1003 TP1005 TP1007, proved TP1001 TP1002 TP1004 TP1006
        }
    }

    // What the request names is compared with the notice, by its number or by the order's.
    public function comparedAction()
    {
        $notice = $this->notice();
        $order = Mage::getModel('sales/order')->loadByIncrementId((string) $this->getRequest()->getParam('order'));
        if ($notice->isPaid() && $notice->fits($order) && !$order->hasInvoices() && (string) $this->getRequest()->getParam('order') === $notice->getOrder()) {
            $order->prepareInvoice()->pay(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    public function numberedAction()
    {
        $notice = $this->notice();
        $order = Mage::getModel('sales/order')->load($this->getRequest()->getParam('order'));
        if ($notice->isPaid() && $notice->fits($order) && !$order->hasInvoices() && $order->getIncrementId() === $notice->getOrder()) {
            $order->prepareInvoice()->pay(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}
