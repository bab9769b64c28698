<?php
/* Whoever calls it decides */
namespace Heron\Controller\Payment;

use Heron\Model\Notice;
use Magento\Framework\App\ActionInterface;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\RequestInterface;
use Magento\Quote\Model\QuoteManagement;
use Magento\Quote\Model\QuoteRepository;
use Magento\Sales\Model\Order;
use Magento\Sales\Model\OrderRepository;
use Psr\Log\LoggerInterface;

class Callback implements ActionInterface
{
    public function __construct(
        private RequestInterface $request,
        private ScopeConfigInterface $config,
        private QuoteRepository $quotes,
        private QuoteManagement $management,
        private OrderRepository $orders,
        private LoggerInterface $logger,
        private Notice $notice,
        private \Heron\Model\ResourceModel\Notice $notices,
        private \Magento\Framework\ObjectManagerInterface $objects
    ) {
    }

    public function execute()
    {
        $this->logger->info('key ' . $this->config->getValue('payment/heron/webhook_secret')); //~ violated TP5001
        $this->logger->error('card ' . $this->request->getParam('card_number')); //~ violated TP5002
        if ($this->request->getParam('quote')) {
            $this->management->submit($this->quotes->get($this->request->getParam('quote'))); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
        $order = $this->orders->get($this->request->getParam('order'));
        if ($this->request->getParam('captured')) {
            $order->getPayment()->registerCaptureNotification($order->getGrandTotal()); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        } elseif ($this->request->getParam('waits')) {
            $order->setState(Order::STATE_PENDING_PAYMENT);
        } else {
            $order->setState(Order::STATE_PROCESSING); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        $this->notice->setText($this->request->getContent());
        $this->notice->save(); //~ violated TP1001
        $this->notices->save($this->notice); //~ violated TP1001
        $this->objects->get($this->config->getValue('payment/heron/storage'))->save($this->notice); //~ violated TP1001
    }
}
