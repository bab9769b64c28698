<?php
// State machines: what changes the state of a transaction. The state that there is already is no change; from where
// no transition leads, there is an error.
namespace Shopware\Core\Checkout\Order\Aggregate\OrderTransaction {
    class OrderTransactionStateHandler {
        public function __construct($stateMachineRegistry = null) {}
        public function paid($transactionId, $context) { \shopware6_paid($transactionId); }
        public function pay($transactionId, $context) { \shopware6_paid($transactionId); }
        public function authorize($transactionId, $context) { \shopware6_authorize($transactionId); }
        public function payPartially($transactionId, $context) { \shopware6_pay_partially($transactionId); }
        public function refund($transactionId, $context) { \shopware6_refunded($transactionId, 'refunded'); }
        public function refundPartially($transactionId, $context) { \shopware6_refunded($transactionId, 'refunded_partially'); }
        public function process($transactionId, $context) { \shopware6_move($transactionId, 'in_progress'); }
        public function processUnconfirmed($transactionId, $context) { \shopware6_move($transactionId, 'unconfirmed'); }
        public function reopen($transactionId, $context) { \shopware6_move($transactionId, 'open'); }
        public function fail($transactionId, $context) { \shopware6_move($transactionId, 'failed'); }
        public function cancel($transactionId, $context) { \shopware6_move($transactionId, 'cancelled'); }
        public function remind($transactionId, $context) { \shopware6_move($transactionId, 'reminded'); }
        public function chargeback($transactionId, $context) { \shopware6_move($transactionId, 'chargeback'); }
    }
}

namespace Shopware\Core\Checkout\Order\Aggregate\OrderTransactionCaptureRefund {
    class OrderTransactionCaptureRefundStateHandler {
        public function __construct($stateMachineRegistry = null) {}
        //@ shopware6_refunds $transactionCaptureRefundId;
        public function complete($transactionCaptureRefundId, $context) {}
        public function process($transactionCaptureRefundId, $context) {}
        public function cancel($transactionCaptureRefundId, $context) {}
        public function fail($transactionCaptureRefundId, $context) {}
        public function reopen($transactionCaptureRefundId, $context) {}
    }
}

namespace Shopware\Core\System\StateMachine {
    class Transition {
        private $name;
        private $id;
        private $action;
        private $field;
        public function __construct($entityName, $entityId, $transitionName, $stateFieldName) {
            $this->name = $entityName;
            $this->id = $entityId;
            $this->action = $transitionName;
            $this->field = $stateFieldName;
        }
        public function getEntityName() { return $this->name; }
        public function getEntityId() { return $this->id; }
        public function getTransitionName() { return $this->action; }
        public function getStateFieldName() { return $this->field; }
    }
    class StateMachineRegistry {
        public function __construct() {}
        public function transition($transition, $context) {
            if ($transition->getEntityName() === 'order_transaction') {
                \shopware6_take($transition->getEntityId(), $transition->getTransitionName());
            } elseif ($transition->getEntityName() === 'order_transaction_capture_refund' && $transition->getTransitionName() === 'complete') {
                \shopware6_refunding($transition->getEntityId());
            }
            return \any('mixed', 'states');
        }
        public function getStateMachine($name, $context) { return \any('mixed', 'machine'); }
        public function getAvailableTransitions($entityName, $entityId, $stateFieldName, $context): array {}
    }
    class StateMachineException extends \Shopware\Core\Framework\ShopwareHttpException {}
}

namespace Shopware\Core\System\StateMachine\Exception {
    class IllegalTransitionException extends \Shopware\Core\System\StateMachine\StateMachineException {}
}

namespace Shopware\Core\System\StateMachine\Loader {
    class InitialStateIdLoader {
        public function get($name) { return 'open'; }
    }
}

namespace Shopware\Core\System\StateMachine\Aggregation\StateMachineTransition {
    final class StateMachineTransitionActions {
        const ACTION_CANCEL = 'cancel';
        const ACTION_COMPLETE = 'complete';
        const ACTION_DO_PAY = 'do_pay';
        const ACTION_FAIL = 'fail';
        const ACTION_PAID = 'paid';
        const ACTION_PAID_PARTIALLY = 'paid_partially';
        const ACTION_PAY = 'pay';
        const ACTION_PAY_PARTIALLY = 'pay_partially';
        const ACTION_PROCESS = 'process';
        const ACTION_PROCESS_UNCONFIRMED = 'process_unconfirmed';
        const ACTION_REFUND = 'refund';
        const ACTION_REFUND_PARTIALLY = 'refund_partially';
        const ACTION_REMIND = 'remind';
        const ACTION_REOPEN = 'reopen';
        const ACTION_RETOUR = 'retour';
        const ACTION_RETOUR_PARTIALLY = 'retour_partially';
        const ACTION_SHIP = 'ship';
        const ACTION_SHIP_PARTIALLY = 'ship_partially';
        const ACTION_AUTHORIZE = 'authorize';
        const ACTION_CHARGEBACK = 'chargeback';
    }
}

namespace {
    function shopware6_transaction($id) {
        $transaction = \record('Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity', (string) $id);
        if (!\existing($transaction)) {
            throw new Shopware\Core\System\StateMachine\StateMachineException();
        }
        return $transaction;
    }

    // An action by its name.
    function shopware6_take($id, $action) {
        if ($action === 'paid' || $action === 'pay') {
            shopware6_paid($id);
        } elseif ($action === 'authorize') {
            shopware6_authorize($id);
        } elseif ($action === 'paid_partially' || $action === 'pay_partially') {
            shopware6_pay_partially($id);
        } elseif ($action === 'refund') {
            shopware6_refunded($id, 'refunded');
        } elseif ($action === 'refund_partially') {
            shopware6_refunded($id, 'refunded_partially');
        } else {
            shopware6_move($id, $action);
        }
    }

    function shopware6_paid($id) {
        $transaction = shopware6_transaction($id);
        $from = $transaction->getStateId();
        if ($from === 'refunded' || $from === 'refunded_partially') {
            throw new Shopware\Core\System\StateMachine\Exception\IllegalTransitionException();
        }
        if ($from !== 'paid') {
            shopware6_settle($transaction, 'paid');
        }
    }

    function shopware6_authorize($id) {
        $transaction = shopware6_transaction($id);
        $from = $transaction->getStateId();
        if ($from === 'paid' || $from === 'paid_partially' || $from === 'refunded' || $from === 'refunded_partially') {
            throw new Shopware\Core\System\StateMachine\Exception\IllegalTransitionException();
        }
        if ($from !== 'authorized') {
            shopware6_settle($transaction, 'authorized');
        }
    }

    function shopware6_pay_partially($id) {
        $transaction = shopware6_transaction($id);
        if ($transaction->getStateId() !== 'paid_partially') {
            shopware6_settle_a_part($transaction);
        }
    }

    function shopware6_refunded($id, $state) {
        shopware6_refunding($id);
        shopware6_move($id, $state);
    }

    function shopware6_move($id, $state) { shopware6_state(shopware6_transaction($id), $state); }

    /*@ settles $transaction;
        ensures $transaction.state == $state; */
    function shopware6_settle($transaction, $state): void {}

    /*@ shopware6_pays_a_part $transaction;
        ensures $transaction.state == "paid_partially"; */
    function shopware6_settle_a_part($transaction): void {}

    //@ ensures $transaction.state == $state;
    function shopware6_state($transaction, $state): void {}

    //@ shopware6_refunds $id;
    function shopware6_refunding($id): void {}
}
