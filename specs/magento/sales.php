<?php
// Quotes and orders, and where they are found.
namespace Magento\Quote\Model {
    class Quote {
        /*@ model key integer id;
            model money total;
            model string currency;
            model boolean is_active;
            model owner integer customer_id;
            model reference string reserved_order_id; */
        //@ ensures \result == this.id;
        public function getId() {}
        public function getEntityId() { return $this->getId(); }
        //@ ensures \result == this.total;
        public function getGrandTotal() {}
        public function getBaseGrandTotal() { return $this->getGrandTotal(); }
        //@ ensures \result == this.currency;
        public function getQuoteCurrencyCode() {}
        public function getBaseCurrencyCode() { return $this->getQuoteCurrencyCode(); }
        //@ ensures \result == this.is_active;
        public function getIsActive() {}
        //@ ensures \result == this.customer_id;
        public function getCustomerId() {}
        //@ ensures \result == this.reserved_order_id;
        public function getReservedOrderId() {}
        public function getPayment() { return new \Magento_Part(); }
        public function getBillingAddress() { return new \Magento_Part(); }
        public function getShippingAddress() { return new \Magento_Part(); }
        public function getStore() { return new \Magento\Store\Model\Store(); }
        public function getStoreId(): int {}
        public function collectTotals() { return $this; }
        public function save() { return $this; }
        public function __call($method, $arguments) { return substr($method, 0, 3) === 'set' ? $this : \any('mixed', $method); }
    }
    class QuoteManagement {
        //@ magento_places $quote;
        public function submit($quote, $orderData = []) { return \magento_order_of($quote); }
        public function placeOrder($cartId, $paymentMethod = null): int {}
    }
    class QuoteRepository {
        public function get($cartId, $sharedStoreIds = []) { return \record('Magento\Quote\Model\Quote', (int) $cartId); }
        public function getActive($cartId, $sharedStoreIds = []) { return \record('Magento\Quote\Model\Quote', (int) $cartId); }
        public function save($quote): void {}
    }
    class QuoteFactory {
        public function create($data = []) { return \record('Magento\Quote\Model\Quote', \any('int', 'quote')); }
    }
    // Who knows the mask of a quote has it.
    class QuoteIdMask {
        public function load($id, $field = null) { return $this; }
        //@ ensures \result == \identity();
        public function getQuoteId() {}
        public function getMaskedId(): string {}
    }
    class QuoteIdMaskFactory {
        public function create($data = []) { return new QuoteIdMask(); }
    }
}

namespace Magento\Quote\Api {
    class CartManagementInterface extends \Magento\Quote\Model\QuoteManagement {}
    class CartRepositoryInterface extends \Magento\Quote\Model\QuoteRepository {}
}

namespace Magento\Checkout\Model {
    class Session {
        public function getQuote() { return \record('Magento\Quote\Model\Quote', \session('quote')); }
        public function getQuoteId() { return \session('quote'); }
        public function getLastRealOrder() { return \record('Magento\Sales\Model\Order', \session('order')); }
        public function __call($method, $args) { return \any('mixed', $method); }
    }
}

namespace Magento\Sales\Model {
    class Order {
        const STATE_NEW = 'new';
        const STATE_PENDING_PAYMENT = 'pending_payment';
        const STATE_PROCESSING = 'processing';
        const STATE_COMPLETE = 'complete';
        const STATE_CLOSED = 'closed';
        const STATE_CANCELED = 'canceled';
        const STATE_HOLDED = 'holded';
        const STATE_PAYMENT_REVIEW = 'payment_review';
        /*@ model key integer id;
            model reference string increment_id;
            model frozen money total;
            model string currency;
            model string state;
            model string status;
            model value information;
            model owner integer customer_id;
            model owner integer quote_id; */
        //@ ensures \result == this.id;
        public function getId() {}
        public function getEntityId() { return $this->getId(); }
        //@ ensures \result == this.increment_id;
        public function getIncrementId() {}
        //@ ensures \result == this.total;
        public function getGrandTotal() {}
        public function getBaseGrandTotal() { return $this->getGrandTotal(); }
        public function getTotalDue() { return $this->getGrandTotal(); }
        //@ ensures \result == this.currency;
        public function getOrderCurrencyCode() {}
        public function getBaseCurrencyCode() { return $this->getOrderCurrencyCode(); }
        //@ ensures \result == this.state;
        public function getState() {}
        //@ ensures \result == this.status;
        public function getStatus() {}
        //@ ensures \result == this.customer_id;
        public function getCustomerId() {}
        //@ ensures \result == this.quote_id;
        public function getQuoteId() {}
        public function getPayment() { return new Order\Payment($this); }
        public function getStore() { return new \Magento\Store\Model\Store(); }
        public function getStoreId(): int {}
        public function load($modelId, $field = null) { return \record('Magento\Sales\Model\Order', (int) $modelId); }
        public function loadByIncrementId($incrementId) { return \magento_order_numbered($incrementId); }
        /*@ settles this when magento_paid($state);
            assigns this.state;
            ensures this.state == \text($state);
            ensures \result == this; */
        public function setState($state) {}
        //@ ensures \result == this;
        public function setStatus($status) {}
        public function save() { return $this; }
        public function getCollection() { return \service('Magento_Collection'); }
        public function getItems() { return \choice() ? [new \Magento_Part()] : []; }
        public function getAllItems() { return $this->getItems(); }
        public function getAllVisibleItems() { return $this->getItems(); }
        public function getItemById($itemId) { return \choice() ? new \Magento_Part() : null; }
        public function getBillingAddress() { return new \Magento_Part(); }
        public function getShippingAddress() { return \choice() ? new \Magento_Part() : null; }
        public function __call($method, $arguments) { return substr($method, 0, 3) === 'set' ? $this : \any('mixed', $method); }
    }
    class OrderFactory {
        public function create($data = []) { return \record('Magento\Sales\Model\Order', \any('int', 'order')); }
    }
    class OrderRepository {
        public function get($id) {
            $order = \record('Magento\Sales\Model\Order', (int) $id);
            if (!\existing($order)) {
                throw new \Magento\Framework\Exception\NoSuchEntityException();
            }
            return $order;
        }
        public function save($order) { return $order; }
    }
}

namespace Magento\Sales\Model\Order {
    class Payment {
        private $order;
        public function __construct($order = null) { $this->order = $order; }
        public function getOrder() { return $this->order; }
        public function getLastTransId() { return \stored('transaction', $this->order->getId()); }
        public function getAdditionalInformation($key = null) {
            $information = \magento_information($this->order);
            return $key === null ? $information : ($information[$key] ?? null);
        }
        public function setAdditionalInformation($key, $value = null) { return $this; }
        public function registerCaptureNotification($amount, $skipFraudDetection = false) {
            \magento_captured($this->order);
            return $this;
        }
        public function save() { return $this; }
        public function __call($method, $arguments) { return substr($method, 0, 3) === 'set' ? $this : \any('mixed', $method); }
    }
}

namespace Magento\Sales\Model\Order\Payment {
    // Payments that were kept, found by what they have.
    class Found extends \Magento_Collection {
        public function getFirstItem() { return new \Magento\Sales\Api\Data\OrderPaymentInterface(\record('Magento\Sales\Model\Order', \any('int', 'order'))); }
    }
    class Repository {
        public function __construct($metaData = null, $searchResultFactory = null, $collectionProcessor = null) {}
        public function getList($searchCriteria) { return new Found(); }
        public function get($id) { return (new Found())->getFirstItem(); }
        public function save($entity) { return $entity; }
    }
}

namespace Magento\Sales\Api {
    class OrderPaymentRepositoryInterface extends \Magento\Sales\Model\Order\Payment\Repository {}
    class OrderRepositoryInterface extends \Magento\Sales\Model\OrderRepository {}
}

namespace Magento\Sales\Api\Data {
    class OrderInterface extends \Magento\Sales\Model\Order {}
    class OrderPaymentInterface extends \Magento\Sales\Model\Order\Payment {}
}

namespace {
    // Parts of a record that no rule is about.
    class Magento_Part {
        public function __call($method, $arguments) { return substr($method, 0, 3) === 'set' ? $this : \any('mixed', $method); }
    }

    //@ settles $order;
    function magento_captured($order): void {}

    //@ ensures \result == $order.information;
    function magento_information($order) {}

    function magento_order_of($quote) {
        $order = \any('Magento\Sales\Model\Order');
        \assume($order->getGrandTotal() === $quote->getGrandTotal());
        return $order;
    }

    function magento_order_numbered($number) {
        $order = \found('Magento\Sales\Model\Order', (string) $number);
        \assume($order->getIncrementId() === (string) $number);
        return $order;
    }
}
