<?php
// Requests, controllers, and what the application gives by an alias.

class Mage {
    public static function getModel($modelClass = '', $arguments = []) { return mage_made('models', $modelClass, $arguments); }
    public static function getResourceModel($modelClass, $arguments = []) { return new Mage_Collection(); }
    public static function getResourceSingleton($modelClass = '', $arguments = []) { return new Mage_Collection(); }
    public static function getSingleton($modelClass = '', $arguments = []) { return mage_shared('models', $modelClass); }
    public static function helper($name) { return mage_shared('helpers', strpos($name, '/') === false ? $name . '/data' : $name); }
    public static function getStoreConfig($path, $store = null) { return \setting_text($path); }
    public static function getStoreConfigFlag($path, $store = null) { return (bool) \setting_text($path); }
    public static function app($code = '', $type = 'store', $options = []) { return \service('Mage_Core_Model_App'); }
    public static function getConfig() { return new Mage_Unnamed(); }
    public static function registry($key) { return \any('mixed', $key); }
    public static function register($key, $value, $graceful = false): void {}
    public static function unregister($key): void {}
    public static function dispatchEvent($name, $data = []) { return \service('Mage_Core_Model_App'); }
    public static function getUrl($route = '', $params = []): string {}
    public static function getBaseUrl($type = 'link', $secure = null): string {}
    public static function getBaseDir($type = 'base'): string {}
    public static function getModuleDir($type, $moduleName): string {}
    public static function getVersion(): string {}
    public static function getIsDeveloperMode(): bool {}
    public static function throwException($message, $messageStorage = null) { throw new Mage_Core_Exception($message); }
    public static function exception($module = 'Mage_Core', $message = '', $code = 0) { return new Mage_Core_Exception($message); }
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public static function log($message, $level = null, $file = '', $forceLog = false, $context = []): void {}
    public static function logException($throwable): void {}
}

class Mage_Core_Exception extends Exception {}

// "group/name": what config.xml puts in its place, else the class below the group's, else the shop's own.
function mage_class($kind, $alias) {
    $parts = explode('/', $alias);
    if (count($parts) < 2) {
        return $alias;
    }
    $rewritten = \manifest('*etc/config.xml', 'global.' . $kind . '.' . $parts[0] . '.rewrite.' . $parts[1]);
    if ($rewritten) {
        return $rewritten[0]['#'];
    }
    $group = \manifest('*etc/config.xml', 'global.' . $kind . '.' . $parts[0] . '.class');
    $prefix = $group ? $group[0]['#'] : 'Mage_' . ucfirst($parts[0]) . ($kind === 'helpers' ? '_Helper' : '_Model');
    return $prefix . '_' . str_replace(' ', '_', ucwords(str_replace('_', ' ', $parts[1])));
}

function mage_made($kind, $alias, $arguments) {
    $class = mage_class($kind, $alias);
    return \declared($class) ? new $class($arguments) : new Mage_Unnamed();
}

function mage_shared($kind, $alias) {
    $class = mage_class($kind, $alias);
    return \declared($class) ? \service($class) : new Mage_Unnamed();
}

// An object of a class that is not here: setters give it, anything else is not known.
class Mage_Unnamed {
    public function __($text, ...$arguments): string {}
    public function __call($method, $arguments) { return substr($method, 0, 3) === 'set' ? $this : \any('mixed', $method); }
}

class Mage_Core_Helper_Abstract {
    public function __construct($data = []) {}
    public function __($text, ...$arguments): string {}
    protected function _getRequest() { return \service('Mage_Core_Controller_Request_Http'); }
    protected function _getUrl($route, $params = []): string {}
    public function escapeHtml($data, $allowedTags = null) { return \normal('html', $data); }
    public function htmlEscape($data, $allowedTags = null) { return \normal('html', $data); }
    public function isModuleEnabled($moduleName = null): bool {}
}
class Mage_Core_Helper_Data extends Mage_Core_Helper_Abstract {
    public function decrypt($data) { return (string) $data; }
    public function encrypt($data): string {}
    public function jsonEncode($valueToEncode, $cycleCheck = false, $options = []) { return json_encode($valueToEncode); }
    public function jsonDecode($encodedValue, $objectDecodeType = 1) { return json_decode($encodedValue, true); }
    public function getRandomString($len, $chars = null) { return \server('random'); }
    public static function currency($value, $format = true, $includeContainer = true): string {}
}
class Mage_Payment_Helper_Data extends Mage_Core_Helper_Abstract {}
class Mage_Checkout_Helper_Data extends Mage_Core_Helper_Abstract {
    public function sendPaymentFailedEmail($checkout, $message, $checkoutType = 'onepage') { return $this; }
    public function isAllowedGuestCheckout($quote, $store = null): bool {}
}
class Mage_Customer_Helper_Data extends Mage_Core_Helper_Abstract {
    public function isLoggedIn() { return \identity() != 0; }
}

class Mage_Core_Model_App {
    public function __construct($data = []) {}
    public function getRequest() { return \service('Mage_Core_Controller_Request_Http'); }
    public function getResponse() { return \service('Mage_Core_Controller_Response_Http'); }
    public function getStore($storeId = null) { return \service('Mage_Core_Model_Store'); }
    public function __call($method, $arguments) { return \any('mixed', $method); }
}
class Mage_Core_Model_Store {
    public function __construct($data = []) {}
    public function getConfig($path) { return \setting_text($path); }
    public function getId(): int {}
    public function getCurrentCurrencyCode(): string {}
    public function getBaseCurrencyCode(): string {}
    public function getUrl($route = '', $params = []): string {}
    public function roundPrice($price) { return round((float) $price, 2); }
    public function __call($method, $args) { return \any('mixed', $method); }
}

class Mage_Core_Controller_Request_Http {
    public function __construct($data = []) {}
    public function getParam($key, $default = null) { return \request('params', $key) ?? $default; }
    public function getParams() { return \request('params'); }
    public function getPost($key = null, $default = null) { return $key === null ? \request('post') : (\request('post', $key) ?? $default); }
    public function getQuery($key = null, $default = null) { return $key === null ? \request('query') : (\request('query', $key) ?? $default); }
    public function getRawBody() { return \request('body'); }
    public function getHeader($name) { return \request('header', $name) ?? false; }
    public function getServer($key = null, $default = null) { return $key === null ? $_SERVER : ($_SERVER[$key] ?? $default); }
    public function getCookie($key = null, $default = null) { return \request('cookie', $key) ?? $default; }
    public function getMethod() { return \request('method'); }
    public function isPost() { return \request('method') === 'POST'; }
    public function isGet() { return \request('method') === 'GET'; }
    public function isAjax(): bool {}
    public function isXmlHttpRequest(): bool {}
    public function getRequestUri() { return \request('path'); }
    public function getPathInfo() { return \request('path'); }
    public function getClientIp($proxy = true) { return \server('ip'); }
    public function setParam($key, $value) { return $this; }
    public function __call($method, $arguments) { return \any('mixed', $method); }
}
class Mage_Core_Controller_Response_Http {
    public function __construct($data = []) {}
    public function setBody($content, $name = null) { return $this; }
    public function appendBody($content, $name = null) { return $this; }
    public function sendResponse(): void {}
    public function getBody(): string {}
    public function __call($method, $arguments) { return $this; }
}

class Mage_Core_Controller_Varien_Action {
    public function __construct($request = null, $response = null, $arguments = []) {}
    public function getRequest() { return \service('Mage_Core_Controller_Request_Http'); }
    public function getResponse() { return \service('Mage_Core_Controller_Response_Http'); }
    public function preDispatch() { return $this; }
    public function getLayout() { return new Mage_Unnamed(); }
    public function loadLayout($handles = null, ...$rest) { return $this; }
    public function renderLayout($output = '') { return $this; }
    protected function _redirect($path, $arguments = []) { return $this; }
    public function setRedirectWithCookieCheck($path, $arguments = []) { return $this; }
    protected function _redirectUrl($url) { return $this; }
    protected function _redirectReferer($defaultUrl = null) { return $this; }
    protected function _forward($action, $controller = null, $module = null, $params = null): void {}
    protected function _initLayoutMessages($messagesStorage) { return $this; }
    public function norouteAction($coreRoute = null): void {}
    protected function _validateFormKey(): bool {}
}
class Mage_Core_Controller_Front_Action extends Mage_Core_Controller_Varien_Action {
    public function __($text, ...$arguments): string {}
}
class Mage_Checkout_Controller_Action extends Mage_Core_Controller_Front_Action {}
class Mage_Checkout_OnepageController extends Mage_Checkout_Controller_Action {}
class Mage_Adminhtml_Controller_Action extends Mage_Core_Controller_Varien_Action {
    protected function _isAllowed(): bool {}
    protected function _getSession() { return new Mage_Core_Model_Session(); }
    public function __($text, ...$arguments): string {}
}

function mage_dispatch($action, $arguments) { return $action[0]->preDispatch() ? call_user_func($action) : null; }

class Mage_Checkout_Model_Type_Onepage {
    public function __construct($data = []) {}
    public function getCheckout() { return Mage::getSingleton('checkout/session'); }
    public function getQuote() { return Mage::getSingleton('checkout/session')->getQuote(); }
    public function getCheckoutMethod(): string {}
    public function __call($method, $arguments) { return $this; }
}

class Mage_Core_Model_Session {
    public function __construct($data = []) {}
    public function __call($method, $args) {
        return substr($method, 0, 3) === 'get' ? \session(mage_key($method)) : $this;
    }
    public function addMessage($message) { return $this; }
    public function addMessages($messages) { return $this; }
    public function addUniqueMessages($messages) { return $this; }
    public function addError($message) { return $this; }
    public function addWarning($message) { return $this; }
    public function addNotice($message) { return $this; }
    public function addSuccess($message) { return $this; }
    public function addException($exception, $alternativeText) { return $this; }
}
class Mage_Customer_Model_Session extends Mage_Core_Model_Session {
    public function __construct($data = []) {}
    public function getCustomerId() { return \identity(); }
    public function getId() { return \identity(); }
    public function isLoggedIn() { return \identity() != 0; }
    public function getCustomer() { return new Mage_Unnamed(); }
}
class Mage_Checkout_Model_Session extends Mage_Core_Model_Session {
    public function __construct($data = []) {}
    public function getQuote() { return \service('mage_session_quote')->get(); }
    public function getQuoteId() { return \session('quote'); }
    public function getLastRealOrder() { return Mage::getModel('sales/order')->loadByIncrementId(\session('last_real_order_id')); }
}
class Mage_Admin_Model_Session extends Mage_Core_Model_Session {
    public function __construct($parameters = []) {}
    //@ establishes staff when \result;
    public function isAllowed($resource, $privilege = null): bool {}
    //@ establishes staff when \result;
    public function isLoggedIn(): bool {}
}
