<?php
// Settings, ciphers, formats, logs.
namespace Magento\Framework\App\Config {
    class ScopeConfigInterface {
        public function getValue($path, $scopeType = 'default', $scopeCode = null) { return \setting_text($path); }
        public function isSetFlag($path, $scopeType = 'default', $scopeCode = null) { return (bool) \setting_text($path); }
    }
}

namespace Magento\Framework\App {
    // What the installation keeps in its own files.
    class DeploymentConfig {
        public function get($key = null, $defaultValue = null) { return \setting_text($key) ?? $defaultValue; }
        public function getConfigData($key = null) { return \setting_text($key); }
        public function isAvailable(): bool {}
        public function isDbAvailable(): bool {}
        public function resetData(): void {}
    }
    class CacheInterface {
        public function load($identifier) { return \stored('cache', $identifier); }
        public function save($data, $identifier, $tags = [], $lifeTime = null): bool {}
        public function remove($identifier): bool {}
    }
}

namespace Magento\Store\Model {
    class ScopeInterface {
        const SCOPE_STORE = 'store';
        const SCOPE_STORES = 'stores';
        const SCOPE_WEBSITE = 'website';
        const SCOPE_WEBSITES = 'websites';
    }
    class StoreManagerInterface {
        public function getStore($storeId = null) { return new Store(); }
    }
    class Store {
        public function getId(): int {}
        public function getWebsiteId(): int {}
        public function getCode(): string {}
        public function getCurrentCurrencyCode(): string {}
        public function getBaseCurrencyCode(): string {}
        public function getBaseUrl($type = 'link', $secure = null): string {}
        public function getName(): string {}
    }
}

namespace Magento\Framework\Encryption {
    class EncryptorInterface {
        public function decrypt($data) { return (string) $data; }
        public function encrypt($data): string {}
        public function getHash($password, $salt = false, $version = 1): string {}
        public function hash($data, $version = 1): string {}
    }
    class Encryptor extends EncryptorInterface {}
}

namespace Magento\Framework\Serialize {
    class SerializerInterface {
        public function serialize($data) { return json_encode($data); }
        public function unserialize($string) { return json_decode($string, true); }
    }
}

namespace Magento\Framework\Serialize\Serializer {
    class Json extends \Magento\Framework\Serialize\SerializerInterface {}
}

namespace Magento\Framework\HTTP\PhpEnvironment {
    class RemoteAddress {
        public function getRemoteAddress($ipToLong = false): string { return \server('ip'); }
    }
}

namespace Magento\Framework\Data\Form\FormKey {
    class Validator {
        public function validate($request): bool {}
    }
}

namespace Magento\Framework {
    class AuthorizationInterface {
        //@ establishes staff when \result;
        public function isAllowed($resource, $privilege = null): bool {}
    }
    class UrlInterface {
        public function getUrl($routePath = null, $routeParams = null): string {}
        public function getBaseUrl($params = []): string {}
    }
}

namespace Magento\Customer\Model {
    class Customer extends \Magento\Framework\Model\AbstractModel {
        public function loadByEmail($customerEmail) { return $this; }
    }
    class Session {
        //@ ensures \result == \identity();
        public function getCustomerId() {}
        public function isLoggedIn() { return $this->getCustomerId() != 0; }
        public function __call($method, $args) { return \any('mixed', $method); }
    }
}

namespace Psr\Log {
    class LoggerInterface {
        public function debug($message, $context = []) { \magento_log($message); }
        public function info($message, $context = []) { \magento_log($message); }
        public function notice($message, $context = []) { \magento_log($message); }
        public function warning($message, $context = []) { \magento_log($message); }
        public function error($message, $context = []) { \magento_log($message); }
        public function critical($message, $context = []) { \magento_log($message); }
    }
}

namespace {
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    function magento_log($message): void {}
}
