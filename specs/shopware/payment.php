<?php
// Payment handlers: the buyer's checkout calls pay(), and the page that the provider sends the buyer
// back to calls finalize() with the query of that address.
namespace Shopware\Core\Checkout\Payment\Cart {
    class SyncPaymentTransactionStruct {
        protected $transaction;
        public function __construct($transaction = null) { $this->transaction = $transaction; }
        public function getOrderTransaction() { return $this->transaction; }
        public function getOrder() { return $this->transaction->getOrder(); }
        public function getOrderTransactionId() { return $this->transaction->getId(); }
    }
    class AsyncPaymentTransactionStruct extends SyncPaymentTransactionStruct {
        public function getReturnUrl(): string {}
    }
    class PaymentTransactionStruct extends AsyncPaymentTransactionStruct {}
}

namespace Shopware\Core\Checkout\Payment\Cart\PaymentHandler {
    interface AsynchronousPaymentHandlerInterface {}
    interface SynchronousPaymentHandlerInterface {}
}

namespace Shopware\Core\Framework\Validation\DataBag {
    class RequestDataBag extends \Symfony\Component\HttpFoundation\ParameterBag {
        public function __construct() { parent::__construct('post'); }
        public function toRequestDataBag() { return $this; }
    }
}

namespace Shopware\Core\System\SystemConfig {
    class SystemConfigService {
        public function get($key, $salesChannelId = null) { return \setting($key); }
        public function getString($key, $salesChannelId = null) { return \setting_text($key); }
        public function getBool($key, $salesChannelId = null) { return (bool) \setting($key); }
        public function getInt($key, $salesChannelId = null) { return (int) \setting($key); }
    }
}

namespace Shopware\Core\System\SalesChannel {
    class SalesChannelContext {
        public function getContext() { return \service('Shopware\Core\Framework\Context'); }
        public function getSalesChannelId(): string {}
        public function getSalesChannel() { return $this; }
        public function getId(): string {}
        public function getCustomer() { return \service('Shopware\Core\Checkout\Customer\CustomerEntity'); }
        public function getCurrency() { return new \Shopware_ContextCurrency(); }
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }
}

namespace Shopware\Core\Checkout\Customer {
    class CustomerEntity {
        public function getId(): string {}
        public function getActiveShippingAddress() { return new \Shopware_Address(); }
        public function getActiveBillingAddress() { return new \Shopware_Address(); }
        public function getDefaultShippingAddress() { return new \Shopware_Address(); }
        public function getDefaultBillingAddress() { return new \Shopware_Address(); }
        public function __call($method, $arguments) { return \any('string', $method); }
    }
}

namespace Shopware\Core\Framework {
    class Context {
        public static function createDefaultContext() { return new Context(); }
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }
}

namespace {
    class Shopware_ContextCurrency {
        public function getIsoCode(): string {}
    }

    // The country and the state of an address; all else of it is text.
    class Shopware_Address {
        public function getCountry() { return new Shopware_Country(); }
        public function getCountryState() { return new Shopware_Country(); }
        public function __call($method, $arguments) { return \any('string', $method); }
    }
    class Shopware_Country {
        public function __call($method, $arguments) { return \any('string', $method); }
    }

    // One of the two requests for a transaction: what the first one left behind is as it may be.
    //@ driver customer: for each class C in file "*Handler.php";
    function shopware_payment(C $handler) {
        $transaction = new \Shopware\Core\Checkout\Payment\Cart\AsyncPaymentTransactionStruct(\any('Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity'));
        $context = new \Shopware\Core\System\SalesChannel\SalesChannelContext();
        $asks = $handler instanceof \Shopware\Core\Checkout\Payment\Cart\PaymentHandler\AsynchronousPaymentHandlerInterface;
        if (!$asks && !($handler instanceof \Shopware\Core\Checkout\Payment\Cart\PaymentHandler\SynchronousPaymentHandlerInterface)) {
            return;
        }
        if (!$asks || \choice()) {
            $handler->pay($transaction, new \Shopware\Core\Framework\Validation\DataBag\RequestDataBag(), $context);
        } else {
            $handler->finalize($transaction, new \Symfony\Component\HttpFoundation\Request(), $context);
        }
    }
}
