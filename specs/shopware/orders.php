<?php
// Orders, their transactions, and the states that a transaction has.
namespace Shopware\Core\Checkout\Order\Aggregate\OrderTransaction {
    // A transaction is of one order: what it costs is what the order costs.
    class OrderTransactionEntity {
        /*@ model key reference string id;
            model reference string order_number;
            model frozen money total;
            model string currency;
            model string state; */
        //@ ensures \result == this.id;
        public function getId() {}
        public function getAmount() { return new \Shopware_Price($this); }
        public function getOrder() { return new \Shopware\Core\Checkout\Order\OrderEntity($this); }
        //@ ensures \result == this.state;
        public function getStateId() {}
        public function getCustomFields(): array {}
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }

    class OrderTransactionStates {
        const STATE_MACHINE = 'order_transaction.state';
        const STATE_OPEN = 'open';
        const STATE_FAILED = 'failed';
        const STATE_IN_PROGRESS = 'in_progress';
        const STATE_UNCONFIRMED = 'unconfirmed';
        const STATE_PAID = 'paid';
        const STATE_PARTIALLY_PAID = 'paid_partially';
        const STATE_REFUNDED = 'refunded';
        const STATE_PARTIALLY_REFUNDED = 'refunded_partially';
        const STATE_CANCELLED = 'cancelled';
        const STATE_AUTHORIZED = 'authorized';
    }

    class OrderTransactionStateHandler {
        public function paid($transactionId, $context) { \shopware_paid(\shopware_transaction($transactionId)); }
        public function pay($transactionId, $context) { \shopware_paid(\shopware_transaction($transactionId)); }
        public function payPartially($transactionId, $context): void {}
        public function process($transactionId, $context): void {}
        public function processUnconfirmed($transactionId, $context): void {}
        public function authorize($transactionId, $context): void {}
        public function open($transactionId, $context): void {}
        public function reopen($transactionId, $context): void {}
        public function fail($transactionId, $context): void {}
        public function cancel($transactionId, $context): void {}
        public function remind($transactionId, $context): void {}
        public function chargeback($transactionId, $context): void {}
        //@ shopware_refunds $transactionId;
        public function refund($transactionId, $context): void {}
        //@ shopware_refunds $transactionId;
        public function refundPartially($transactionId, $context): void {}
    }
}

namespace Shopware\Core\Checkout\Order {
    class OrderEntity {
        private $transaction;
        public function __construct($transaction = null) { $this->transaction = $transaction; }
        //@ ensures \result == \text(\any("string", "order"));
        public function getId() {}
        public function getOrderNumber() { return \shopware_number($this->transaction); }
        public function getAmountTotal() { return \shopware_total($this->transaction); }
        public function getPrice() { return new \Shopware_Price($this->transaction); }
        public function getCurrency() { return new \Shopware_Currency($this->transaction); }
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }
}

namespace {
    class Shopware_Price {
        private $transaction;
        public function __construct($transaction) { $this->transaction = $transaction; }
        public function getTotalPrice() { return \shopware_total($this->transaction); }
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }
    class Shopware_Currency {
        private $transaction;
        public function __construct($transaction) { $this->transaction = $transaction; }
        public function getIsoCode() { return \shopware_currency($this->transaction); }
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }

    //@ ensures \result == $transaction.total;
    function shopware_total($transaction) {}
    //@ ensures \result == $transaction.currency;
    function shopware_currency($transaction) {}
    //@ ensures \result == $transaction.order_number;
    function shopware_number($transaction) {}

    function shopware_transaction($id) { return \record('Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity', (string) $id); }

    /*@ settles $transaction;
        assigns $transaction.state;
        ensures $transaction.state == "paid"; */
    function shopware_paid($transaction): void {}
}
