<?php
/* An order is what the platform's interfaces say, also those that no specification knows */
namespace Heron\Controller\Payment;

use Magento\Framework\App\ActionInterface;
use Magento\Framework\App\RequestInterface;
use Magento\Framework\DataObject\IdentityInterface;
use Magento\Sales\Api\Data\OrderInterface;
use Magento\Sales\Model\Order;
use Magento\Sales\Model\OrderRepository;

class Typed implements ActionInterface
{
    public function __construct(private RequestInterface $request, private OrderRepository $orders)
    {
    }

    public function execute()
    {
        $order = $this->orders->get($this->request->getParam('order'));
        if ($this->request->getParam('interface')) {
            $this->settle($order);
        } elseif ($this->request->getParam('identity')) {
            $this->settleIdentity($order);
        } elseif ($order instanceof IdentityInterface) {
            $order->setState(Order::STATE_PROCESSING); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    private function settle(OrderInterface $order)
    {
        $order->setState(Order::STATE_PROCESSING); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    private function settleIdentity(IdentityInterface $order)
    {
        $order->setState(Order::STATE_PROCESSING); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
