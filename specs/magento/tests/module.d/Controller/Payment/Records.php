<?php
/* One id is one record: what is said of it twice is the same */
namespace Heron\Controller\Payment;

use Magento\Framework\App\ActionInterface;
use Magento\Framework\App\RequestInterface;
use Magento\Framework\AuthorizationInterface;
use Magento\Quote\Model\QuoteManagement;
use Magento\Quote\Model\QuoteRepository;
use Magento\Sales\Model\Order;
use Magento\Sales\Model\OrderRepository;

class Records implements ActionInterface
{
    public function __construct(
        private RequestInterface $request,
        private AuthorizationInterface $authorization,
        private QuoteRepository $quotes,
        private QuoteManagement $management,
        private OrderRepository $orders,
        private Order $numbered
    ) {
    }

    public function execute()
    {
        $quote = $this->quotes->get($this->request->getParam('quote'));
        if ($this->differ($quote, $this->quotes->get($this->request->getParam('quote')))) {
            $this->management->submit($quote);
        }
        if ((float) $quote->getGrandTotal() == 0.0) {
            $this->management->submit($quote); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
        $order = $this->orders->get($this->request->getParam('order'));
        if ($this->orderDiffers($order, $this->orders->get($this->request->getParam('order')))) {
            $order->setState(Order::STATE_COMPLETE); //~ unreachable TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        if ($this->authorization->isAllowed('Heron_Pay::orders')) {
            $this->numbered->loadByIncrementId($this->request->getParam('number'))->setState(Order::STATE_COMPLETE); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        if ($this->numbered->loadByIncrementId('100000001')->getIncrementId() !== '100000001') {
            $order->setState(Order::STATE_COMPLETE); //~ unreachable TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    private function differ($one, $other)
    {
        return $one->getId() !== $other->getId() || $one->getIsActive() !== $other->getIsActive()
            || $one->getCustomerId() !== $other->getCustomerId() || $one->getReservedOrderId() !== $other->getReservedOrderId()
            || $one->getQuoteCurrencyCode() !== $other->getBaseCurrencyCode();
    }

    private function orderDiffers($one, $other)
    {
        return $one->getId() !== $other->getEntityId() || $one->getIncrementId() !== $other->getIncrementId()
            || $one->getState() !== $other->getState() || $one->getStatus() !== $other->getStatus()
            || $one->getGrandTotal() !== $other->getTotalDue() || $one->getOrderCurrencyCode() !== $other->getBaseCurrencyCode()
            || $one->setStatus('paid')->getId() !== $other->getId();
    }
}
