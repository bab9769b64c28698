<?php declare(strict_types=1);
/* The buyer is sent to the provider and comes back */
namespace Heron;

use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionDefinition;
use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionStateHandler;
use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionStates;
use Shopware\Core\Checkout\Payment\Cart\AsyncPaymentTransactionStruct;
use Shopware\Core\Checkout\Payment\Cart\PaymentHandler\AsynchronousPaymentHandlerInterface;
use Shopware\Core\Checkout\Payment\Exception\AsyncPaymentFinalizeException;
use Shopware\Core\Checkout\Payment\Exception\AsyncPaymentProcessException;
use Shopware\Core\Framework\DataAbstractionLayer\EntityRepositoryInterface;
use Shopware\Core\Framework\DataAbstractionLayer\Search\Criteria;
use Shopware\Core\Framework\Validation\DataBag\RequestDataBag;
use Shopware\Core\System\SalesChannel\SalesChannelContext;
use Shopware\Core\System\StateMachine\Aggregation\StateMachineTransition\StateMachineTransitionActions;
use Shopware\Core\System\StateMachine\StateMachineRegistry;
use Shopware\Core\System\StateMachine\Transition;
use Symfony\Component\HttpFoundation\RedirectResponse;
use Symfony\Component\HttpFoundation\Request;

/* That the buyer comes back is taken for their payment */
class TrustingHandler implements AsynchronousPaymentHandlerInterface
{
    private StateMachineRegistry $machines;

    public function __construct(StateMachineRegistry $machines)
    {
        $this->machines = $machines;
    }

    public function pay(AsyncPaymentTransactionStruct $transaction, RequestDataBag $dataBag, SalesChannelContext $salesChannelContext): RedirectResponse
    {
        if ($dataBag->get('method') === null) {
            throw new AsyncPaymentProcessException($transaction->getOrderTransaction()->getId(), 'no method');
        }

        return new RedirectResponse('https://pay.heron.example/?back=' . urlencode($transaction->getReturnUrl()));
    }

    public function finalize(AsyncPaymentTransactionStruct $transaction, Request $request, SalesChannelContext $salesChannelContext): void
    {
        $id = $transaction->getOrderTransaction()->getId();
        if ($request->query->get('cancelled')) {
            throw new AsyncPaymentFinalizeException($id, 'cancelled');
        }
        $paid = new Transition(OrderTransactionDefinition::ENTITY_NAME, $id, StateMachineTransitionActions::ACTION_PAID, 'stateId');
        $this->machines->transition($paid, $salesChannelContext->getContext()); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}

/* The capture that the return names is asked for */
class ReturnHandler implements AsynchronousPaymentHandlerInterface
{
    private OrderTransactionStateHandler $states;
    private EntityRepositoryInterface $stateMachineStateRepository;
    private PayPal $paypal;

    public function __construct(OrderTransactionStateHandler $states, EntityRepositoryInterface $stateMachineStateRepository, PayPal $paypal)
    {
        $this->states = $states;
        $this->stateMachineStateRepository = $stateMachineStateRepository;
        $this->paypal = $paypal;
    }

    public function pay(AsyncPaymentTransactionStruct $transaction, RequestDataBag $dataBag, SalesChannelContext $salesChannelContext): RedirectResponse
    {
        $this->states->processUnconfirmed($transaction->getOrderTransaction()->getId(), $salesChannelContext->getContext());

        return new RedirectResponse('https://www.paypal.com/checkoutnow?back=' . urlencode($transaction->getReturnUrl()));
    }

    public function finalize(AsyncPaymentTransactionStruct $transaction, Request $request, SalesChannelContext $salesChannelContext): void
    {
        $placed = $transaction->getOrderTransaction();
        $context = $salesChannelContext->getContext();
        $state = $this->stateMachineStateRepository->search(new Criteria([$placed->getStateId()]), $context)->get($placed->getStateId());
        if ($state !== null && $state->getTechnicalName() === OrderTransactionStates::STATE_PAID) {
            return;
        }
        if (!$this->paypal->pays($this->paypal->capture((string) $request->query->get('capture')), $placed)) {
            throw new AsyncPaymentFinalizeException($placed->getId(), 'not paid');
        }
        $this->states->paid($placed->getId(), $context); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

/* What the checkout stored is what the return asks for; nobody looks how much it is */
class StoringHandler implements AsynchronousPaymentHandlerInterface
{
    private OrderTransactionStateHandler $states;
    private EntityRepositoryInterface $orderTransactionRepository;
    private PayPal $paypal;

    public function __construct(OrderTransactionStateHandler $states, EntityRepositoryInterface $orderTransactionRepository, PayPal $paypal)
    {
        $this->states = $states;
        $this->orderTransactionRepository = $orderTransactionRepository;
        $this->paypal = $paypal;
    }

    public function pay(AsyncPaymentTransactionStruct $transaction, RequestDataBag $dataBag, SalesChannelContext $salesChannelContext): RedirectResponse
    {
        $fields = ['heron_capture' => (string) $dataBag->get('capture')];
        $this->orderTransactionRepository->update([['id' => $transaction->getOrderTransaction()->getId(), 'customFields' => $fields]], $salesChannelContext->getContext());

        return new RedirectResponse($transaction->getReturnUrl());
    }

    public function finalize(AsyncPaymentTransactionStruct $transaction, Request $request, SalesChannelContext $salesChannelContext): void
    {
        $context = $salesChannelContext->getContext();
        $placed = $this->orderTransactionRepository->search(new Criteria([$transaction->getOrderTransaction()->getId()]), $context)->first();
        $capture = $this->paypal->capture((string) $placed->getCustomFields()['heron_capture']);
        if ($capture['status'] !== 'COMPLETED') {
            throw new AsyncPaymentFinalizeException($placed->getId(), 'not paid');
        }
        $this->states->paid($placed->getId(), $context); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, violated TP1002 TP1003 TP1005, possible TP1002 TP1003
    }
}
