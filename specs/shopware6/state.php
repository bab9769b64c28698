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
        switch ($action) {
            case 'paid': case 'pay': shopware6_paid($id); break;
            case 'authorize': shopware6_authorize($id); break;
            case 'paid_partially': case 'pay_partially': shopware6_pay_partially($id); break;
            case 'refund': shopware6_refunded($id, 'refunded'); break;
            case 'refund_partially': shopware6_refunded($id, 'refunded_partially'); break;
            case 'do_pay': case 'process': shopware6_move($id, 'in_progress'); break;
            case 'process_unconfirmed': shopware6_move($id, 'unconfirmed'); break;
            case 'reopen': shopware6_move($id, 'open'); break;
            case 'fail': shopware6_move($id, 'failed'); break;
            case 'cancel': shopware6_move($id, 'cancelled'); break;
            case 'remind': shopware6_move($id, 'reminded'); break;
            case 'chargeback': shopware6_move($id, 'chargeback'); break;
            default: throw new Shopware\Core\System\StateMachine\Exception\IllegalTransitionException();
        }
    }

    function shopware6_from($transaction, $states) {
        if (in_array($transaction->getStateId(), $states, true)) {
            throw new Shopware\Core\System\StateMachine\Exception\IllegalTransitionException();
        }
    }

    function shopware6_paid($id) {
        $transaction = shopware6_transaction($id);
        if ($transaction->getStateId() !== 'paid') {
            shopware6_from($transaction, ['refunded', 'refunded_partially']);
            shopware6_settle($transaction, 'paid');
        }
    }

    function shopware6_authorize($id) {
        $transaction = shopware6_transaction($id);
        if ($transaction->getStateId() !== 'authorized') {
            shopware6_from($transaction, ['paid', 'paid_partially', 'refunded', 'refunded_partially']);
            shopware6_settle($transaction, 'authorized');
        }
    }

    function shopware6_pay_partially($id) {
        $transaction = shopware6_transaction($id);
        if ($transaction->getStateId() !== 'paid_partially') {
            shopware6_from($transaction, ['paid', 'refunded', 'refunded_partially']);
            shopware6_settle_a_part($transaction);
        }
    }

    // Only of what was paid can money go back.
    function shopware6_refunded($id, $state) {
        $transaction = shopware6_transaction($id);
        if ($transaction->getStateId() !== $state) {
            shopware6_from($transaction, ['open', 'in_progress', 'unconfirmed', 'failed', 'reminded', 'authorized', 'refunded']);
            shopware6_refunding($id);
            shopware6_state($transaction, $state);
        }
    }

    // What is paid can be cancelled or charged back, and does not wait for money again.
    function shopware6_move($id, $state) {
        $transaction = shopware6_transaction($id);
        if ($transaction->getStateId() === $state) {
            return;
        }
        if ($state === 'chargeback') {
            shopware6_from($transaction, ['open', 'in_progress', 'unconfirmed', 'failed', 'reminded', 'authorized', 'refunded', 'cancelled']);
        } elseif ($state !== 'cancelled') {
            shopware6_from($transaction, ['paid', 'refunded', 'refunded_partially', 'chargeback']);
        }
        shopware6_state($transaction, $state);
    }

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
