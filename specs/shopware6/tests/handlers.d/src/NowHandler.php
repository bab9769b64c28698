<?php declare(strict_types=1);
/* Pays while the checkout waits: the browser says that it is paid, or the provider does */
namespace Heron;

use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionStateHandler;
use Shopware\Core\Checkout\Payment\Cart\PaymentHandler\SynchronousPaymentHandlerInterface;
use Shopware\Core\Checkout\Payment\Cart\SyncPaymentTransactionStruct;
use Shopware\Core\Checkout\Payment\Exception\SyncPaymentProcessException;
use Shopware\Core\Framework\Validation\DataBag\RequestDataBag;
use Shopware\Core\System\SalesChannel\SalesChannelContext;

class NowHandler implements SynchronousPaymentHandlerInterface
{
    private OrderTransactionStateHandler $states;

    public function __construct(OrderTransactionStateHandler $states)
    {
        $this->states = $states;
    }

    public function pay(SyncPaymentTransactionStruct $transaction, RequestDataBag $dataBag, SalesChannelContext $salesChannelContext): void
    {
        if ($dataBag->get('state') === 'paid') {
            $this->states->paid($transaction->getOrderTransaction()->getId(), $salesChannelContext->getContext()); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
    }
}

class AskingHandler implements SynchronousPaymentHandlerInterface
{
    private OrderTransactionStateHandler $states;
    private PayPal $paypal;

    public function __construct(OrderTransactionStateHandler $states, PayPal $paypal)
    {
        $this->states = $states;
        $this->paypal = $paypal;
    }

    public function pay(SyncPaymentTransactionStruct $transaction, RequestDataBag $dataBag, SalesChannelContext $salesChannelContext): void
    {
        $placed = $transaction->getOrderTransaction();
        if (!$this->paypal->pays($this->paypal->capture((string) $dataBag->get('capture')), $placed)) {
            throw new SyncPaymentProcessException($placed->getId(), 'not paid');
        }
        $this->states->paid($placed->getId(), $salesChannelContext->getContext()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
