<?php
// Orders, and their transactions: what is to be paid, in which currency, in which state.
namespace Shopware\Core\Framework\Struct {
    class Struct {
        public function addExtension($name, $extension) {}
        public function getExtension($name) { return \any('mixed', $name); }
        public function hasExtension($name): bool {}
        public function getExtensions(): array {}
        public function assign($options) { return $this; }
    }
    class ArrayStruct extends Struct {
        private $data;
        public function __construct($data = []) { $this->data = $data; }
        public function get($key) { return $this->data[$key] ?? null; }
        public function has($property) { return isset($this->data[$property]); }
        public function set($key, $value) {
            $this->data[$key] = $value;
            return $value;
        }
        public function all() { return $this->data; }
        public function offsetGet($offset) { return $this->data[$offset] ?? null; }
        public function offsetExists($offset) { return isset($this->data[$offset]); }
        public function offsetSet($offset, $value) { $this->data[$offset] = $value; }
    }
}

namespace Shopware\Core\Framework\DataAbstractionLayer {
    // Anything that the shop keeps; what no rule is about is not told.
    class Entity extends \Shopware\Core\Framework\Struct\Struct {
        public function getUniqueIdentifier() { return $this->getId(); }
        public function get($property) { return \shopware6_property($this, $property); }
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }
}

namespace Shopware\Core\Checkout\Cart\Price\Struct {
    class CalculatedPrice extends \Shopware\Core\Framework\Struct\Struct {
        private $unit;
        private $total;
        private $taxes;
        private $rules;
        private $quantity;
        public function __construct($unitPrice, $totalPrice, $calculatedTaxes = null, $taxRules = null, $quantity = 1) {
            $this->unit = $unitPrice;
            $this->total = $totalPrice;
            $this->taxes = $calculatedTaxes;
            $this->rules = $taxRules;
            $this->quantity = $quantity;
        }
        public function getUnitPrice() { return $this->unit; }
        public function getTotalPrice() { return $this->total; }
        public function getQuantity() { return $this->quantity; }
        public function getCalculatedTaxes() { return $this->taxes ?? \any('mixed', 'taxes'); }
        public function getTaxRules() { return $this->rules ?? \any('mixed', 'rules'); }
    }
    class CartPrice extends \Shopware\Core\Framework\Struct\Struct {
        const TAX_STATE_GROSS = 'gross';
        const TAX_STATE_NET = 'net';
        const TAX_STATE_FREE = 'tax-free';
        private $net;
        private $total;
        private $status;
        public function __construct($netPrice, $totalPrice, $positionPrice = 0, $calculatedTaxes = null, $taxRules = null, $taxStatus = 'gross', $rawTotal = null) {
            $this->net = $netPrice;
            $this->total = $totalPrice;
            $this->status = $taxStatus;
        }
        public function getNetPrice() { return $this->net; }
        public function getTotalPrice() { return $this->total; }
        public function getRawTotal() { return $this->total; }
        public function getPositionPrice(): float {}
        public function getTaxStatus() { return $this->status; }
        public function hasNetPrices(): bool {}
        public function isTaxFree(): bool {}
        public function getCalculatedTaxes() { return \any('mixed', 'taxes'); }
        public function getTaxRules() { return \any('mixed', 'rules'); }
    }
}

namespace Shopware\Core\System\Currency {
    class CurrencyEntity extends \Shopware\Core\Framework\DataAbstractionLayer\Entity {
        private $code;
        public function __construct($code = null) { $this->code = $code ?? \any('string', 'currency'); }
        public function getIsoCode() { return $this->code; }
        public function getId() { return $this->code; }
    }
}

namespace Shopware\Core\System\StateMachine\Aggregation\StateMachineState {
    // The name of a state stands for its id as well.
    class StateMachineStateEntity extends \Shopware\Core\Framework\DataAbstractionLayer\Entity {
        private $name;
        public function __construct($name = '') { $this->name = $name; }
        public function getTechnicalName() { return $this->name; }
        public function getId() { return $this->name; }
        public function getName(): string {}
    }
}

namespace Shopware\Core\Checkout\Order\Aggregate\OrderTransaction {
    final class OrderTransactionStates {
        const STATE_MACHINE = 'order_transaction.state';
        const STATE_OPEN = 'open';
        const STATE_PAID = 'paid';
        const STATE_PARTIALLY_PAID = 'paid_partially';
        const STATE_REFUNDED = 'refunded';
        const STATE_PARTIALLY_REFUNDED = 'refunded_partially';
        const STATE_CANCELLED = 'cancelled';
        const STATE_REMINDED = 'reminded';
        const STATE_AUTHORIZED = 'authorized';
        const STATE_FAILED = 'failed';
        const STATE_IN_PROGRESS = 'in_progress';
        const STATE_CHARGEBACK = 'chargeback';
        const STATE_UNCONFIRMED = 'unconfirmed';
    }

    final class OrderTransactionDefinition {
        const ENTITY_NAME = 'order_transaction';
    }

    class OrderTransactionEntity extends \Shopware\Core\Framework\DataAbstractionLayer\Entity {
        /*@ model key string id;
            model reference string order_id;
            model reference string order_number;
            model token string deep_link;
            model owner string customer_id;
            model frozen money total;
            model string currency;
            model string state;
            model string method;
            model value fields; */
        //@ ensures \result == this.id;
        public function getId() {}
        //@ ensures \result == this.order_id;
        public function getOrderId() {}
        //@ ensures \result == this.state;
        public function getStateId() {}
        //@ ensures \result == this.method;
        public function getPaymentMethodId() {}
        //@ ensures \result == this.fields;
        public function getCustomFields() {}
        public function getOrder() { return new \Shopware\Core\Checkout\Order\OrderEntity($this); }
        public function getAmount() { return new \Shopware\Core\Checkout\Cart\Price\Struct\CalculatedPrice(\shopware6_total($this), \shopware6_total($this)); }
        public function getStateMachineState() {
            return new \Shopware\Core\System\StateMachine\Aggregation\StateMachineState\StateMachineStateEntity($this->getStateId());
        }
        public function getVersionId() { return \stored('context', 'version'); }
        public function getValidationData(): array {}
        public function setCustomFields($customFields): void {}
    }

    class OrderTransactionCollection extends \Shopware\Core\Framework\DataAbstractionLayer\EntityCollection {
        public function filterByState($state) { return $this->filter(fn ($transaction) => $transaction->getStateId() === $state); }
        public function filterByStateId($stateId) { return $this->filter(fn ($transaction) => $transaction->getStateId() === $stateId); }
        public function filterByPaymentMethodId($id) { return $this->filter(fn ($transaction) => $transaction->getPaymentMethodId() === $id); }
    }
}

namespace Shopware\Core\Checkout\Order {
    final class OrderDefinition {
        const ENTITY_NAME = 'order';
    }
    final class OrderStates {
        const STATE_MACHINE = 'order.state';
        const STATE_OPEN = 'open';
        const STATE_IN_PROGRESS = 'in_progress';
        const STATE_COMPLETED = 'completed';
        const STATE_CANCELLED = 'cancelled';
    }

    // The order of a transaction: what is asked of the one is said of the other.
    class OrderEntity extends \Shopware\Core\Framework\DataAbstractionLayer\Entity {
        private $transaction;
        public function __construct($transaction = null) {
            $this->transaction = $transaction ?? \any('Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity');
        }
        public function getId() { return $this->transaction->getOrderId(); }
        public function getOrderNumber() { return \shopware6_number($this->transaction); }
        public function getAmountTotal() { return \shopware6_total($this->transaction); }
        public function getPrice() { return new \Shopware\Core\Checkout\Cart\Price\Struct\CartPrice($this->getAmountNet(), $this->getAmountTotal()); }
        public function getAmountNet() { return (float) \stored('order', 'net', $this->getId()); }
        public function getShippingTotal() { return (float) \stored('order', 'shipping', $this->getId()); }
        public function getPositionPrice() { return (float) \stored('order', 'positions', $this->getId()); }
        public function getCurrency() { return new \Shopware\Core\System\Currency\CurrencyEntity(\shopware6_currency($this->transaction)); }
        public function getCurrencyId() { return \shopware6_currency($this->transaction); }
        public function getDeepLinkCode() { return \shopware6_link($this->transaction); }
        public function getTransactions() { return new Aggregate\OrderTransaction\OrderTransactionCollection([$this->transaction]); }
        public function getPrimaryOrderTransaction() { return $this->transaction; }
        public function getOrderCustomer() { return new Aggregate\OrderCustomer\OrderCustomerEntity($this->transaction); }
        public function getCustomFields() { return \stored('order', 'fields', $this->getId()); }
        public function getSalesChannelId() { return \stored('sales channel', 'id'); }
        public function getTaxStatus() { return \stored('order', 'tax', $this->getId()); }
        public function getVersionId() { return \stored('context', 'version'); }
    }
}

namespace Shopware\Core\Checkout\Order\Aggregate\OrderCustomer {
    class OrderCustomerEntity extends \Shopware\Core\Framework\DataAbstractionLayer\Entity {
        private $transaction;
        public function __construct($transaction) { $this->transaction = $transaction; }
        public function getCustomerId() { return \shopware6_customer($this->transaction); }
        public function getCustomer() { return new \Shopware\Core\Checkout\Customer\CustomerEntity($this->getCustomerId()); }
        public function getEmail(): string {}
        public function getFirstName(): string {}
        public function getLastName(): string {}
    }
}

namespace Shopware\Core\Checkout\Payment {
    class PaymentMethodEntity extends \Shopware\Core\Framework\DataAbstractionLayer\Entity {
        public function __call($method, $arguments) { return \stored('payment method', $method); }
    }
}

namespace Shopware\Core\Checkout\Customer {
    class CustomerEntity extends \Shopware\Core\Framework\DataAbstractionLayer\Entity {
        private $id;
        public function __construct($id = null) { $this->id = $id ?? \any('string', 'customer'); }
        public function getId() { return $this->id; }
        public function getGuest(): bool {}
        public function getEmail(): string {}
        public function getFirstName(): string {}
        public function getLastName(): string {}
        public function getCustomerNumber(): string {}
    }
}

namespace {
    //@ ensures \result == $transaction.total;
    function shopware6_total($transaction) {}
    //@ ensures \result == $transaction.currency;
    function shopware6_currency($transaction) {}
    //@ ensures \result == $transaction.order_number;
    function shopware6_number($transaction) {}
    //@ ensures \result == $transaction.deep_link;
    function shopware6_link($transaction) {}
    //@ ensures \result == $transaction.customer_id;
    function shopware6_customer($transaction) {}

    // A property by its name, as its getter tells it.
    function shopware6_property($entity, $property) { return call_user_func([$entity, 'get' . ucfirst($property)]); }
}
