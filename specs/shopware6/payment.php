<?php
// Payment handlers of all generations, and how the checkout calls them. A handler that returns has changed nothing by
// that; one that throws is refused, and its transaction fails.
namespace Shopware\Core\Checkout\Payment\Cart\PaymentHandler {
    interface PaymentHandlerInterface {}
    interface SynchronousPaymentHandlerInterface extends PaymentHandlerInterface {
        public function pay($transaction, $dataBag, $salesChannelContext);
    }
    interface AsynchronousPaymentHandlerInterface extends PaymentHandlerInterface {
        public function pay($transaction, $dataBag, $salesChannelContext);
        public function finalize($transaction, $request, $salesChannelContext);
    }
    interface PreparedPaymentHandlerInterface extends PaymentHandlerInterface {
        public function validate($cart, $requestDataBag, $context);
        public function capture($transaction, $requestDataBag, $context, $preOrderPaymentStruct);
    }
    interface RefundPaymentHandlerInterface extends PaymentHandlerInterface {
        public function refund($refundId, $context);
    }
    interface RecurringPaymentHandlerInterface extends PaymentHandlerInterface {
        public function captureRecurring($transaction, $context);
    }
    abstract class AbstractPaymentHandler {
        abstract public function supports($type, $paymentMethodId, $context);
        abstract public function pay($request, $transaction, $context, $validateStruct);
        public function validate($cart, $dataBag, $context) { return null; }
        public function finalize($request, $transaction, $context) {}
        public function refund($transaction, $context) { throw new \Shopware\Core\Checkout\Payment\PaymentException(); }
        public function recurring($transaction, $context) { throw new \Shopware\Core\Checkout\Payment\PaymentException(); }
    }
}

namespace Shopware\Core\Checkout\Payment\Cart {
    // What a handler is given: a transaction, its order, the address that the buyer returns to.
    class SyncPaymentTransactionStruct extends \Shopware\Core\Framework\Struct\Struct {
        protected $transaction;
        protected $url;
        public function __construct($orderTransaction, $order = null, $returnUrl = '') {
            $this->transaction = $orderTransaction;
            $this->url = $returnUrl;
        }
        public function getOrderTransaction() { return $this->transaction; }
        public function getOrder() { return $this->transaction->getOrder(); }
        public function getRecurring() { return null; }
        public function isRecurring() { return false; }
    }
    class AsyncPaymentTransactionStruct extends SyncPaymentTransactionStruct {
        public function getReturnUrl() { return $this->url; }
    }
    class PreparedPaymentTransactionStruct extends SyncPaymentTransactionStruct {}
    class RecurringPaymentTransactionStruct extends SyncPaymentTransactionStruct {}

    class PaymentTransactionStruct extends \Shopware\Core\Framework\Struct\Struct {
        private $id;
        private $url;
        public function __construct($orderTransactionId, $returnUrl = null, $recurring = null) {
            $this->id = $orderTransactionId;
            $this->url = $returnUrl;
        }
        public function getOrderTransactionId() { return $this->id; }
        public function getReturnUrl() { return $this->url; }
        public function getRecurring() { return null; }
        public function isRecurring() { return false; }
    }
    class RefundPaymentTransactionStruct extends \Shopware\Core\Framework\Struct\Struct {
        private $refund;
        private $id;
        public function __construct($refundId, $orderTransactionId) {
            $this->refund = $refundId;
            $this->id = $orderTransactionId;
        }
        public function getRefundId() { return $this->refund; }
        public function getOrderTransactionId() { return $this->id; }
    }
}

namespace {
    // The transaction that the buyer has placed, or whose signed token the address of their return holds.
    function shopware6_placed() {
        return \record('Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity', (string) \stored('checkout', 'transaction'));
    }

    // One that is not open is not paid again.
    function shopware6_is_open($transaction) { return \existing($transaction) && $transaction->getStateId() === 'open'; }

    function shopware6_context($transaction) { return new Shopware\Core\System\SalesChannel\SalesChannelContext($transaction); }

    function shopware6_pay_now($method, $arguments) {
        $transaction = shopware6_placed();
        if (!shopware6_is_open($transaction)) {
            return;
        }
        $struct = new Shopware\Core\Checkout\Payment\Cart\SyncPaymentTransactionStruct($transaction);
        $method[0]->pay($struct, new Shopware\Core\Framework\Validation\DataBag\RequestDataBag(), shopware6_context($transaction));
    }

    function shopware6_pay_and_return($method, $arguments) {
        $transaction = shopware6_placed();
        if (!shopware6_is_open($transaction)) {
            return;
        }
        $struct = new Shopware\Core\Checkout\Payment\Cart\AsyncPaymentTransactionStruct($transaction, null, \server('url'));
        $method[0]->pay($struct, new Shopware\Core\Framework\Validation\DataBag\RequestDataBag(), shopware6_context($transaction));
        shopware6_finalize($method[0], $transaction);
    }

    function shopware6_return($method, $arguments) { shopware6_finalize($method[0], shopware6_placed()); }

    function shopware6_finalize($handler, $transaction) {
        $struct = new Shopware\Core\Checkout\Payment\Cart\AsyncPaymentTransactionStruct($transaction);
        $handler->finalize($struct, \service('Symfony\Component\HttpFoundation\Request'), shopware6_context($transaction));
    }

    // The order is stored between the two, with what the cart came to.
    function shopware6_capture($method, $arguments) {
        $cart = \service('Shopware\Core\Checkout\Cart\Cart');
        $transaction = shopware6_placed();
        if (!shopware6_is_open($transaction)) {
            return;
        }
        \assume($transaction->getAmount()->getTotalPrice() === $cart->getPrice()->getTotalPrice());
        $context = shopware6_context($transaction);
        $bag = new Shopware\Core\Framework\Validation\DataBag\RequestDataBag();
        $prepared = $method[0]->validate($cart, $bag, $context);
        $struct = new Shopware\Core\Checkout\Payment\Cart\PreparedPaymentTransactionStruct($transaction);
        $method[0]->capture($struct, $bag, $context, $prepared);
    }

    function shopware6_refund($method, $arguments) {
        $method[0]->refund(\any('string', 'refund'), new Shopware\Core\Framework\Context());
    }

    function shopware6_recurring($method, $arguments) { call_user_func_array($method, $arguments); }

    // The same, as handlers are called from 6.7 on.
    function shopware6_handle($method, $arguments) {
        $transaction = shopware6_placed();
        if (!shopware6_is_open($transaction)) {
            return;
        }
        $request = \service('Symfony\Component\HttpFoundation\Request');
        $struct = new Shopware\Core\Checkout\Payment\Cart\PaymentTransactionStruct($transaction->getId(), \server('url'));
        $sent = $method[0]->pay($request, $struct, new Shopware\Core\Framework\Context(), null);
        if ($sent) {
            shopware6_handle_finalize($method[0], $transaction);
        }
    }

    function shopware6_handle_return($method, $arguments) { shopware6_handle_finalize($method[0], shopware6_placed()); }

    function shopware6_handle_finalize($handler, $transaction) {
        $struct = new Shopware\Core\Checkout\Payment\Cart\PaymentTransactionStruct($transaction->getId());
        $handler->finalize(\service('Symfony\Component\HttpFoundation\Request'), $struct, new Shopware\Core\Framework\Context());
    }

    function shopware6_handle_refund($method, $arguments) {
        $struct = new Shopware\Core\Checkout\Payment\Cart\RefundPaymentTransactionStruct(\any('string', 'refund'), shopware6_placed()->getId());
        $method[0]->refund($struct, new Shopware\Core\Framework\Context());
    }
}
