<?php declare(strict_types=1);
/* Handlers as they are from 6.7 on, and one that captures what it validated */
namespace Heron;

use Shopware\Core\Checkout\Cart\Cart;
use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity;
use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionStateHandler;
use Shopware\Core\Checkout\Payment\Cart\PaymentHandler\AbstractPaymentHandler;
use Shopware\Core\Checkout\Payment\Cart\PaymentHandler\PaymentHandlerType;
use Shopware\Core\Checkout\Payment\Cart\PaymentHandler\PreparedPaymentHandlerInterface;
use Shopware\Core\Checkout\Payment\Cart\PaymentTransactionStruct;
use Shopware\Core\Checkout\Payment\Cart\PreparedPaymentTransactionStruct;
use Shopware\Core\Checkout\Payment\PaymentException;
use Shopware\Core\Framework\Context;
use Shopware\Core\Framework\DataAbstractionLayer\EntityRepository;
use Shopware\Core\Framework\DataAbstractionLayer\Search\Criteria;
use Shopware\Core\Framework\Struct\ArrayStruct;
use Shopware\Core\Framework\Struct\Struct;
use Shopware\Core\Framework\Validation\DataBag\RequestDataBag;
use Shopware\Core\System\SalesChannel\SalesChannelContext;
use Symfony\Component\HttpFoundation\RedirectResponse;
use Symfony\Component\HttpFoundation\Request;

class ModernHandler extends AbstractPaymentHandler
{
    private OrderTransactionStateHandler $states;
    private EntityRepository $orderTransactionRepository;
    private PayPal $paypal;

    public function __construct(OrderTransactionStateHandler $states, EntityRepository $orderTransactionRepository, PayPal $paypal)
    {
        $this->states = $states;
        $this->orderTransactionRepository = $orderTransactionRepository;
        $this->paypal = $paypal;
    }

    public function supports(PaymentHandlerType $type, string $paymentMethodId, Context $context): bool
    {
        return false;
    }

    public function pay(Request $request, PaymentTransactionStruct $transaction, Context $context, ?Struct $validateStruct): ?RedirectResponse
    {
        if ($request->request->get('now') === 'yes') {
            $this->states->paid($transaction->getOrderTransactionId(), $context); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006

            return null;
        }

        return new RedirectResponse($transaction->getReturnUrl());
    }

    public function finalize(Request $request, PaymentTransactionStruct $transaction, Context $context): void
    {
        $placed = $this->orderTransactionRepository->search(new Criteria([$transaction->getOrderTransactionId()]), $context)->first();
        if (!$placed instanceof OrderTransactionEntity || !$this->paypal->pays($this->paypal->capture((string) $request->query->get('capture')), $placed)) {
            throw PaymentException::asyncFinalizeInterrupted($transaction->getOrderTransactionId(), 'not paid');
        }
        $this->states->paid($transaction->getOrderTransactionId(), $context); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

class PreparedHandler implements PreparedPaymentHandlerInterface
{
    private OrderTransactionStateHandler $states;
    private PayPal $paypal;

    public function __construct(OrderTransactionStateHandler $states, PayPal $paypal)
    {
        $this->states = $states;
        $this->paypal = $paypal;
    }

    public function validate(Cart $cart, RequestDataBag $requestDataBag, SalesChannelContext $context): Struct
    {
        $capture = $this->paypal->capture((string) $requestDataBag->get('capture'));
        if ($capture['status'] !== 'COMPLETED' || $capture['amount']['currency_code'] !== $context->getCurrency()->getIsoCode()
            || (float) $capture['amount']['value'] < $cart->getPrice()->getTotalPrice()) {
            throw PaymentException::validatePreparedPaymentInterrupted('not paid');
        }

        return new ArrayStruct($capture);
    }

    public function capture(PreparedPaymentTransactionStruct $transaction, RequestDataBag $requestDataBag, SalesChannelContext $context, Struct $preOrderPaymentStruct): void
    {
        $placed = $transaction->getOrderTransaction();
        if ($requestDataBag->get('unbound')) {
            $this->states->paid($placed->getId(), $context->getContext()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1006 TP1007, violated TP1005

            return;
        }
        if ($preOrderPaymentStruct->get('custom_id') === $transaction->getOrder()->getOrderNumber()) {
            $this->states->paid($placed->getId(), $context->getContext()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}
