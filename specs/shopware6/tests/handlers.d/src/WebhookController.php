<?php declare(strict_types=1);
/* Notices of a provider, at routes of several kinds */
namespace Heron;

use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity;
use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionStateHandler;
use Shopware\Core\Framework\Context;
use Shopware\Core\Framework\DataAbstractionLayer\EntityRepository;
use Shopware\Core\Framework\DataAbstractionLayer\Search\Criteria;
use Shopware\Core\Framework\DataAbstractionLayer\Search\Filter\EqualsFilter;
use Shopware\Core\System\SystemConfig\SystemConfigService;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;

#[Route(defaults: ['_routeScope' => ['api']])]
class WebhookController
{
    private OrderTransactionStateHandler $states;
    private EntityRepository $orderTransactionRepository;
    private SystemConfigService $settings;

    public function __construct(OrderTransactionStateHandler $states, EntityRepository $orderTransactionRepository, SystemConfigService $settings)
    {
        $this->states = $states;
        $this->orderTransactionRepository = $orderTransactionRepository;
        $this->settings = $settings;
    }

    /* Whoever knows the address */
    #[Route('/api/heron/webhook/{transactionId}', name: 'api.heron.webhook', defaults: ['auth_required' => false], methods: ['POST'])]
    public function open(string $transactionId, Request $request, Context $context): Response
    {
        if ($request->request->get('state') === 'paid') {
            $this->states->paid($transactionId, $context); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }

        return new Response();
    }

    /* An administrator with a token decides */
    #[Route('/api/heron/paid/{transactionId}', name: 'api.heron.paid', methods: ['POST'])]
    public function byStaff(string $transactionId, Context $context): Response
    {
        $this->states->paid($transactionId, $context); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        $this->states->refund($transactionId, $context); //~ proved TP4002

        return new Response();
    }

    /* Of a part, too */
    #[Route('/api/heron/part/{transactionId}', name: 'api.heron.part', methods: ['POST'])]
    public function partByStaff(string $transactionId, Context $context): Response
    {
        $this->states->payPartially($transactionId, $context); //~ proved TP1001 TP1004 TP1005 TP1006

        return new Response();
    }

    /* The provider says that a part was paid, or that it gave the money back */
    #[Route('/api/heron/asked/{number}', name: 'api.heron.asked', defaults: ['auth_required' => false], methods: ['POST'])]
    public function asked(string $number, Request $request, PayPal $paypal, Context $context): Response
    {
        $criteria = (new Criteria())->addFilter(new EqualsFilter('order.orderNumber', $number));
        $transaction = $this->orderTransactionRepository->search($criteria, $context)->first();
        $capture = $paypal->capture((string) $request->request->get('capture'));
        if (!$transaction instanceof OrderTransactionEntity || $capture['custom_id'] !== $transaction->getOrder()->getOrderNumber()) {
            return new Response('', Response::HTTP_NOT_FOUND);
        }
        if ($capture['status'] === 'COMPLETED') {
            $this->states->payPartially($transaction->getId(), $context); //~ proved TP1001 TP1004 TP1005 TP1006
        }
        if ($capture['status'] === 'REFUNDED') {
            $this->states->refund($transaction->getId(), $context); //~ proved TP4002
        }

        return new Response();
    }

    /* The buyer of the order, by what only they know of it */
    #[Route('/heron/mine/{code}', name: 'frontend.heron.mine', defaults: ['_routeScope' => ['storefront']], methods: ['GET'])]
    public function mine(string $code, Context $context): Response
    {
        $criteria = (new Criteria())->addFilter(new EqualsFilter('order.deepLinkCode', $code));
        $transaction = $this->orderTransactionRepository->search($criteria, $context)->first();
        if ($transaction === null) {
            return new Response('', Response::HTTP_NOT_FOUND);
        }
        $order = $transaction->getOrder();
        $same = $order->getDeepLinkCode() === $code && $transaction->getOrderId() === $order->getId()
            && $transaction->getPaymentMethodId() === $order->getTransactions()->first()->getPaymentMethodId()
            && $order->getOrderCustomer()->getCustomerId() === $order->getOrderCustomer()->getCustomer()->getId();
        if (!$same) {
            $this->states->refund($transaction->getId(), $context);
        }

        return new Response();
    }

    /* A buyer that is logged in is no administrator */
    #[Route('/store-api/heron/paid/{transactionId}', name: 'store-api.heron.paid', defaults: ['_routeScope' => ['store-api'], '_loginRequired' => true], methods: ['POST'])]
    public function byCustomer(string $transactionId, Context $context): Response
    {
        $this->states->payPartially($transactionId, $context); //~ violated TP1001 TP1004 TP1005 TP1006
        $this->states->refundPartially($transactionId, $context); //~ violated TP4002

        return new Response();
    }

    /* A signed notice about a transaction that is looked for */
    #[Route('/api/heron/signed', name: 'api.heron.signed', defaults: ['auth_required' => false], methods: ['POST'])]
    public function signed(Request $request, Context $context): Response
    {
        $secret = $this->settings->getString('Heron.config.webhookSecret');
        $body = (string) $request->getContent();
        if ($secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $request->headers->get('X-Signature'))) { //~ proved TP1008
            return new Response('', Response::HTTP_UNAUTHORIZED);
        }
        $notice = json_decode($body, true);
        $criteria = new Criteria();
        $criteria->addFilter(new EqualsFilter('order.orderNumber', (string) $notice['order']));
        $transaction = $this->orderTransactionRepository->search($criteria, $context)->first();
        if (!$transaction instanceof OrderTransactionEntity || $notice['state'] !== 'succeeded') {
            return new Response('', Response::HTTP_NOT_FOUND);
        }
        $order = $transaction->getOrder();
        if ($notice['currency'] === $order->getCurrency()->getIsoCode() && (float) $notice['amount'] >= $order->getAmountTotal()) {
            $this->states->paid($transaction->getId(), $context); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }

        return new Response();
    }
}
