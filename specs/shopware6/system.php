<?php
// What the shop knows of a request: who asks, in which sales channel; settings, logs, addresses.
namespace Shopware\Core\Framework {
    class Context extends \Shopware\Core\Framework\Struct\Struct {
        const SYSTEM_SCOPE = 'system';
        const USER_SCOPE = 'user';
        const CRUD_API_SCOPE = 'crud';
        public function __construct() {}
        public static function createDefaultContext($source = null) { return new Context(); }
        public static function createCLIContext($source = null) { return new Context(); }
        public function getSource() { return \any('mixed', 'source'); }
        public function scope($scope, $callback) { return $callback($this); }
        public function enableInheritance($function) { return $function($this); }
        public function disableInheritance($function) { return $function($this); }
        public function isAllowed($privilege): bool {}
        public function getVersionId() { return \stored('context', 'version'); }
        public function getLanguageId() { return \stored('context', 'language'); }
        public function getCurrencyId() { return \stored('context', 'currency'); }
        public function getCurrencyFactor() { return (float) \stored('context', 'factor'); }
        public function getTaxState() { return \stored('context', 'tax'); }
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }
}

namespace Shopware\Core\System\SalesChannel {
    // That of a transaction has the currency of its order.
    class SalesChannelContext extends \Shopware\Core\Framework\Struct\Struct {
        private $transaction;
        private $context;
        public function __construct($transaction = null) {
            $this->transaction = $transaction;
            $this->context = new \Shopware\Core\Framework\Context();
        }
        public function getContext() { return $this->context; }
        public function getCurrency() {
            return new \Shopware\Core\System\Currency\CurrencyEntity($this->transaction ? \shopware6_currency($this->transaction) : null);
        }
        public function getCurrencyId() { return $this->getCurrency()->getId(); }
        public function getCustomer() { return \shopware6_is_known() ? new \Shopware\Core\Checkout\Customer\CustomerEntity($this->getCustomerId()) : null; }
        //@ ensures \result == \identity();
        public function getCustomerId() {}
        public function getSalesChannel() { return new \Shopware\Core\System\SalesChannel\SalesChannelEntity(); }
        public function getSalesChannelId() { return \stored('sales channel', 'id'); }
        public function getPaymentMethod() { return new \Shopware\Core\Checkout\Payment\PaymentMethodEntity(); }
        public function getShippingMethod() { return \any('mixed', 'method'); }
        public function getLanguageId() { return \stored('context', 'language'); }
        public function getToken() { return \session('token'); }
        public function getTaxState() { return \stored('context', 'tax'); }
        public function ensureLoggedIn($allowGuest = true) {
            if (!\shopware6_is_known()) {
                throw new \Shopware\Core\Framework\ShopwareHttpException();
            }
        }
        public function __call($method, $arguments) { return \any('mixed', $method); }
    }
    class SalesChannelEntity extends \Shopware\Core\Framework\DataAbstractionLayer\Entity {
        public function getId() { return \stored('sales channel', 'id'); }
        public function __call($method, $arguments) { return \stored('sales channel', $method); }
    }
}

namespace Shopware\Core\System\SystemConfig {
    class SystemConfigService {
        public function __construct() {}
        public function get($key, $salesChannelId = null) { return \setting($key); }
        public function getString($key, $salesChannelId = null) { return \setting_text($key); }
        public function getInt($key, $salesChannelId = null) { return (int) \setting($key); }
        public function getFloat($key, $salesChannelId = null) { return (float) \setting($key); }
        public function getBool($key, $salesChannelId = null) { return (bool) \setting($key); }
        public function getDomain($domain, $salesChannelId = null, $inherit = false) { return \settings($domain); }
        public function all($salesChannelId = null) { return \settings('all'); }
        public function set($key, $value, $salesChannelId = null): void {}
        public function delete($key, $salesChannel = null): void {}
    }
}

namespace Shopware\Core\Framework\Validation\DataBag {
    // What the checkout was sent; an array in it is a bag again.
    class DataBag extends \Symfony\Component\HttpFoundation\ParameterBag {
        private $given;
        private $put = [];
        public function __construct($parameters = null) { $this->given = $parameters; }
        public function get($key, $default = null) {
            $value = $this->put[$key] ?? $this->sent($key) ?? $default;
            return is_array($value) ? new RequestDataBag($value) : $value;
        }
        public function all($key = null) { return $key === null ? $this->put + ($this->given ?? \request('post')) : ($this->sent($key) ?? []); }
        public function has($key) { return isset($this->put[$key]) || $this->sent($key) !== null; }
        public function set($key, $value) { $this->put[$key] = $value; }
        public function add($parameters = []) { $this->put = $parameters + $this->put; }
        public function only(...$keys) { return array_intersect_key($this->all(), array_flip($keys)); }
        public function keys() { return array_keys($this->all()); }
        public function toRequestDataBag() { return $this; }
        private function sent($key) { return $this->given === null ? \request('post', $key) : ($this->given[$key] ?? null); }
    }
    class RequestDataBag extends DataBag {}
    class QueryDataBag extends DataBag {}
}

namespace Shopware\Core\Framework\Uuid {
    class Uuid {
        const VALID_PATTERN = '/^[0-9a-f]{32}$/';
        public static function randomHex() { return \server('random'); }
        public static function randomBytes() { return \server('random'); }
        public static function isValid($id) { return preg_match('/^[0-9a-f]{32}$/', $id) === 1; }
        public static function fromBytesToHex($bytes) { return bin2hex($bytes); }
        public static function fromHexToBytes($uuid) { return hex2bin($uuid); }
        public static function fromStringToHex($string) { return md5($string); }
    }
}

namespace Symfony\Contracts\EventDispatcher {
    class EventDispatcherInterface {
        public function dispatch($event, $eventName = null) { return $event; }
    }
}

namespace Symfony\Component\EventDispatcher {
    class EventDispatcherInterface extends \Symfony\Contracts\EventDispatcher\EventDispatcherInterface {}
}

namespace Symfony\Component\Routing\Generator {
    class UrlGeneratorInterface {
        const ABSOLUTE_URL = 0;
        const ABSOLUTE_PATH = 1;
        const RELATIVE_PATH = 2;
        const NETWORK_PATH = 3;
        public function generate($name, $parameters = [], $referenceType = 1) { return \server('url'); }
    }
}

namespace Symfony\Component\Routing {
    class RouterInterface extends \Symfony\Component\Routing\Generator\UrlGeneratorInterface {}
}

namespace Psr\Log {
    class LoggerInterface {
        public function debug($message, $context = []) { \shopware6_log($message, $context); }
        public function info($message, $context = []) { \shopware6_log($message, $context); }
        public function notice($message, $context = []) { \shopware6_log($message, $context); }
        public function warning($message, $context = []) { \shopware6_log($message, $context); }
        public function error($message, $context = []) { \shopware6_log($message, $context); }
        public function critical($message, $context = []) { \shopware6_log($message, $context); }
        public function alert($message, $context = []) { \shopware6_log($message, $context); }
        public function emergency($message, $context = []) { \shopware6_log($message, $context); }
        public function log($level, $message, $context = []) { \shopware6_log($message, $context); }
    }
}

namespace {
    //@ ensures \result <==> \identity() != 0;
    function shopware6_is_known(): bool {}

    /*@ leaks $message when \secret($message);
        leaks $context when \secret($context);
        leaks_card $message when \card($message);
        leaks_card $context when \card($context); */
    function shopware6_log($message, $context): void {}
}
