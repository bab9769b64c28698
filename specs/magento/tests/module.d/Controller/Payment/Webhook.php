<?php
/* A quote becomes an order when the provider says, signed, that what it costs now was paid */
namespace Heron\Controller\Payment;

use Heron\Model\Notice;
use Magento\Framework\App\Action\Action;
use Magento\Framework\App\Action\Context;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Quote\Model\QuoteManagement;
use Magento\Quote\Model\QuoteRepository;
use Psr\Log\LoggerInterface;

class Webhook extends Action
{
    private $config;
    private $quotes;
    private $management;
    private $logger;
    private $notice;

    public function __construct(
        Context $context,
        ScopeConfigInterface $config,
        QuoteRepository $quotes,
        QuoteManagement $management,
        LoggerInterface $logger,
        Notice $notice
    ) {
        parent::__construct($context);
        $this->config = $config;
        $this->quotes = $quotes;
        $this->management = $management;
        $this->logger = $logger;
        $this->notice = $notice;
    }

    public function execute()
    {
        $body = $this->getRequest()->getContent();
        $secret = $this->config->getValue('payment/heron/webhook_secret');
        if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $this->getRequest()->getHeader('X-Signature'))) { //~ proved TP1008
            $this->logger->info('refused');
            return $this->resultFactory->create('raw')->setHttpResponseCode(401);
        }
        $message = json_decode($body, true);
        $quote = $this->quotes->get($message['quote']);
        if ($message['status'] !== 'paid' || !$quote->getIsActive()) {
            return $this->resultFactory->create('raw');
        }
        if ($message['currency'] === $quote->getQuoteCurrencyCode() && (float) $message['amount'] >= (float) $quote->getGrandTotal()) {
            $this->management->submit($quote); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
        $this->notice->setData('text', $body);
        $this->notice->save(); //~ proved TP1001
        return $this->resultFactory->create('raw');
    }
}
