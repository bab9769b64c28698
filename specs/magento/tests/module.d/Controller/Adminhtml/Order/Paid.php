<?php
/* The back office decides */
namespace Heron\Controller\Adminhtml\Order;

use Magento\Framework\App\Action\Action;
use Magento\Framework\App\Action\Context;
use Magento\Sales\Model\Order;
use Magento\Sales\Model\OrderRepository;

class Paid extends Action
{
    private $orders;

    public function __construct(Context $context, OrderRepository $orders)
    {
        parent::__construct($context);
        $this->orders = $orders;
    }

    public function execute()
    {
        $order = $this->orders->get($this->getRequest()->getParam('order'));
        if ($order->getState() !== Order::STATE_PROCESSING) {
            $order->setState(Order::STATE_PROCESSING); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        return $this->_redirect('sales/order');
    }
}
