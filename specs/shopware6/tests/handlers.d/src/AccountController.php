<?php declare(strict_types=1);
/* What is written down, who asks, and what the state machine refuses */
namespace Heron;

use Psr\Log\LoggerInterface;
use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionStateHandler;
use Shopware\Core\Checkout\Order\Aggregate\OrderTransactionCaptureRefund\OrderTransactionCaptureRefundStateHandler;
use Shopware\Core\Framework\Context;
use Shopware\Core\Framework\DataAbstractionLayer\EntityRepository;
use Shopware\Core\Framework\DataAbstractionLayer\Search\Criteria;
use Shopware\Core\Framework\DataAbstractionLayer\Search\Filter\EqualsFilter;
use Shopware\Core\Framework\Validation\DataBag\RequestDataBag;
use Shopware\Core\System\SalesChannel\SalesChannelContext;
use Shopware\Core\System\StateMachine\StateMachineRegistry;
use Shopware\Core\System\StateMachine\Transition;
use Shopware\Core\System\SystemConfig\SystemConfigService;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;

#[Route(defaults: ['_routeScope' => ['storefront']])]
class AccountController
{
    private OrderTransactionStateHandler $states;
    private StateMachineRegistry $machines;
    private OrderTransactionCaptureRefundStateHandler $refunds;
    private EntityRepository $orderRepository;
    private SystemConfigService $settings;
    private LoggerInterface $logger;

    public function __construct(
        OrderTransactionStateHandler $states,
        StateMachineRegistry $machines,
        OrderTransactionCaptureRefundStateHandler $refunds,
        EntityRepository $orderRepository,
        SystemConfigService $settings,
        LoggerInterface $logger
    ) {
        $this->states = $states;
        $this->machines = $machines;
        $this->refunds = $refunds;
        $this->orderRepository = $orderRepository;
        $this->settings = $settings;
        $this->logger = $logger;
    }

    #[Route('/heron/log', name: 'frontend.heron.log', methods: ['POST'])]
    public function log(RequestDataBag $bag): Response
    {
        $this->logger->info('secret ' . $this->settings->getString('Heron.config.clientSecret')); //~ violated TP5001
        $this->logger->debug('request', ['secret' => $this->settings->get('Heron.config.clientSecret')]); //~ violated TP5001
        $this->logger->error('card ' . $bag->get('card_number')); //~ violated TP5002
        $this->logger->warning('request', ['card' => $bag->get('card_number')]); //~ violated TP5002
        $this->logger->info('mode ' . $this->settings->getString('Heron.config.mode'));
        $this->logger->notice('code ' . $bag->get('code'));

        return new Response();
    }

    /* An order of the buyer, and one that they name */
    #[Route('/heron/refund/{refundId}', name: 'frontend.heron.refund', methods: ['POST'])]
    public function refund(string $refundId, Context $context): Response
    {
        $this->refunds->complete($refundId, $context); //~ violated TP4002
        $this->machines->transition(new Transition('order_transaction_capture_refund', $refundId, 'complete', 'stateId'), $context); //~ violated TP4002
        $this->machines->transition(new Transition('order_delivery', $refundId, 'ship', 'stateId'), $context);

        return new Response();
    }

    /* Only one who is logged in comes here, and it is nobody else */
    #[Route('/heron/account', name: 'frontend.heron.account', defaults: ['_loginRequired' => true], methods: ['POST'])]
    public function account(SalesChannelContext $channel): Response
    {
        if ($channel->getCustomer() === null || $channel->getCustomerId() === 0) {
            $this->refunds->complete('unreached', $channel->getContext());
        }

        return new Response();
    }

    /* The same is asked in the action itself */
    #[Route('/heron/ensured', name: 'frontend.heron.ensured', methods: ['POST'])]
    public function ensured(SalesChannelContext $channel): Response
    {
        $channel->ensureLoggedIn();
        if ($channel->getCustomer() === null) {
            $this->refunds->complete('unreached', $channel->getContext());
        }

        return new Response();
    }

    /* What is paid does not become open again, nor paid in part: the notice counts once */
    #[Route('/heron/notice', name: 'frontend.heron.notice', methods: ['POST'])]
    public function notice(Request $request, Context $context): Response
    {
        $criteria = (new Criteria())->addFilter(new EqualsFilter('orderNumber', (string) $request->request->get('number')));
        $order = $this->orderRepository->search($criteria, $context)->first();
        if ($order === null) {
            return new Response('', Response::HTTP_NOT_FOUND);
        }
        $id = $order->getTransactions()->first()->getId();
        $this->states->reopen($id, $context);
        $this->states->paid($id, $context); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007

        return new Response();
    }

    /* What is cancelled can be paid again, and again */
    #[Route('/heron/again', name: 'frontend.heron.again', methods: ['POST'])]
    public function again(Request $request, Context $context): Response
    {
        $id = (string) $request->request->get('id');
        $this->states->cancel($id, $context);
        $this->states->paid($id, $context); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007

        return new Response();
    }

    /* A part that was paid is no reason for the whole */
    #[Route('/heron/part', name: 'frontend.heron.part', methods: ['POST'])]
    public function part(Request $request, Context $context): Response
    {
        $id = (string) $request->request->get('id');
        $this->states->payPartially($id, $context); //~ violated TP1001 TP1004 TP1005 TP1006
        $this->states->authorize($id, $context);

        return new Response();
    }
}
