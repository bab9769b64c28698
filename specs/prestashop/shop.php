<?php
// The services of the shop: the request, settings, what the visitor has, and modules.

class Tools {
    public static function getValue($key, $default_value = false) { return $_POST[$key] ?? $_GET[$key] ?? $default_value; }
    public static function getAllValues() { return array_merge($_POST, $_GET); }
    public static function getIsset($key) { return isset($_POST[$key]) || isset($_GET[$key]); }
    public static function isSubmit($submit) { return isset($_POST[$submit]) || isset($_GET[$submit]); }
    public static function redirect($url, $base_uri = '', $link = null, $headers = null) { exit; }
    public static function redirectLink($url) { exit; }
    public static function redirectAdmin($url) { exit; }
    public static function file_get_contents($url, $use_include_path = false, $stream_context = null, $curl_timeout = 5, $fallback = false) {
        return file_get_contents($url);
    }
    public static function jsonDecode($data, $assoc = false) { return json_decode($data, $assoc); }
    public static function jsonEncode($data) { return json_encode($data); }
    public static function strtolower($str) { return strtolower($str); }
    public static function strtoupper($str) { return strtoupper($str); }
    public static function strlen($str, $encoding = 'UTF-8') { return strlen($str); }
    public static function substr($str, $start, $length = false, $encoding = 'utf-8') { return $length === false ? substr($str, $start) : substr($str, $start, $length); }
    public static function stripslashes($string) { return $string; }
    //@ ensures \result == \normal("html", $string);
    public static function safeOutput($string, $html = false) {}
    public static function ps_round($value, $precision = 0, $round_mode = null) { return round($value, $precision); }
    public static function convertPrice($price, $currency = null, $to_currency = true, $context = null) { return $price; }
    public static function displayPrice($price, $currency = null, $no_utf8 = false, $context = null): string {}
    public static function displayError($errorMessage = null, $htmlentities = null, $context = null): string {}
    public static function getShopDomain($http = false, $entities = false): string {}
    public static function getShopDomainSsl($http = false, $entities = false): string {}
    public static function getHttpHost($http = false, $entities = false, $ignore_port = false): string {}
    public static function getRemoteAddr(): string {}
    public static function usingSecureMode(): bool {}
    public static function getToken($page = true, $context = null): string {}
    public static function getAdminTokenLite($tab, $context = null): string {}
    public static function encrypt($passwd): string { return hash('md5', Configuration::get('COOKIE_KEY_SECRET') . $passwd); }
    public static function hash($passwd): string { return hash('md5', Configuration::get('COOKIE_KEY_SECRET') . $passwd); }
    public static function passwdGen($length = 8, $flag = 'ALPHANUMERIC'): string { return \server('password'); }
}

class Configuration {
    public static function get($key, $idLang = null, $idShopGroup = null, $idShop = null, $default = false) { return \setting_text($key); }
    public static function getGlobalValue($key, $idLang = null) { return \setting_text($key); }
    public static function getMultiple($keys, $idLang = null, $idShopGroup = null, $idShop = null) {
        $values = [];
        foreach ($keys as $key) {
            $values[$key] = \setting_text($key);
        }
        return $values;
    }
    public static function hasKey($key, $idLang = null, $idShopGroup = null, $idShop = null): bool {}
    public static function updateValue($key, $values, $html = false, $idShopGroup = null, $idShop = null): bool {}
    public static function deleteByName($key): bool {}
    public static function updateGlobalValue($key, $values, $html = false): bool {}
}

class Validate {
    public static function isLoadedObject($object) { return is_object($object) && \existing($object); }
    public static function isUnsignedId($id): bool {}
    public static function isUnsignedInt($value): bool {}
    public static function isEmail($email): bool {}
    public static function isInt($value): bool {}
    public static function isFloat($float): bool {}
    public static function isPrice($price): bool {}
    public static function isGenericName($name): bool {}
    public static function isCleanHtml($html, $allow_iframe = false): bool {}
}

// What the visitor has: the cart and the customer are those of the session.
class Context {
    public $cart;
    public $customer;
    public $currency;
    public $cookie;
    public $link;
    public $smarty;
    public $shop;
    public $language;
    public $country;
    public $controller;
    public $employee;
    public function __construct() {
        $this->cart = \any('Cart');
        $this->customer = \record('Customer', $this->cart->id_customer);
        $this->currency = \record('Currency', $this->cart->id_currency);
        $this->cookie = \service('Cookie');
        $this->link = \service('Link');
        $this->smarty = \service('PrestaShopSmarty');
        $this->shop = \service('Shop');
        $this->language = new Language();
        $this->country = new Country();
    }
    public static function getContext() { return \service('Context'); }
    public function getTranslator() { return \service('PrestaShopTranslator'); }
}

class Cookie {
    public function __get($key) { return \session($key); }
    public function __isset($key) { return true; }
    public function isLogged($withGuest = false): bool {}
    public function write(): void {}
}
class Link {
    public function getModuleLink($module, $controller = 'default', $params = [], $ssl = null, $idLang = null, $idShop = null, $relativeProtocol = false): string {}
    public function getPageLink($controller, $ssl = null, $idLang = null, $request = null, $requestUrlEncode = false, $idShop = null, $relativeProtocol = false): string {}
    public function getAdminLink($controller, $withToken = true, $sfRouteParams = [], $params = []): string {}
    public function getProductLink($product): string {}
    public function getImageLink($name, $ids, $type = null): string {}
}
class PrestaShopSmarty {
    public function assign($name, $value = null): void {}
    public function fetch($template): string {}
}
class PrestaShopTranslator {
    public function trans($id, $parameters = [], $domain = null, $locale = null): string {}
}
class Shop {
    public $id;
    public $name;
    public function getBaseURL($auto_secure_mode = false, $add_base_uri = true): string {}
    public static function isFeatureActive(): bool {}
    public static function getContextShopID($null_value_without_multishop = false): int {}
}
class PrestaShopLogger {
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public static function addLog($message, $severity = 1, $errorCode = null, $objectType = null, $objectId = null, $allowDuplicate = false, $idEmployee = null): bool {}
}
class Logger {
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public static function addLog($message, $severity = 1, $error_code = null, $object_type = null, $object_id = null, $allow_duplicate = false): bool {}
}
class FileLogger {
    public function setFilename($filename): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public function logDebug($message): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public function logInfo($message): void {}
    public function logError($message): void {}
}
class Db {
    public static function getInstance($master = true) { return \service('Db'); }
    public function getRow($sql, $use_cache = true) { return \fetched(\query($sql)); }
    public function getValue($sql, $use_cache = true) {
        $row = \fetched(\query($sql));
        return $row ? \any('string', 'column') : false;
    }
    public function executeS($sql, $array = true, $use_cache = true) {
        $row = \fetched(\query($sql));
        return $row ? [$row] : [];
    }
    public function execute($sql, $use_cache = true) { return \query($sql) ? true : true; }
    public function query($sql) { return \query($sql); }
    public function insert($table, $data, $null_values = false, $use_cache = true, $type = 1, $add_prefix = true): bool {}
    public function update($table, $data, $where = '', $limit = 0, $null_values = false, $use_cache = true, $add_prefix = true): bool {}
    public function delete($table, $where = '', $limit = 0, $use_cache = true, $add_prefix = true): bool {}
    public function Insert_ID(): int {}
    //@ ensures \result == \normal("sql", $string);
    public function escape($string, $html_ok = false) {}
    public function getMsgError(): string {}
}
//@ ensures \result == \normal("sql", $string);
function pSQL($string, $htmlOK = false) {}
//@ ensures \result == \normal("sql", $string);
function bqSQL($string) {}

class Mail {
    public static function Send($idLang, $template, $subject, $templateVars, $to, ...$rest): bool {}
}
class Hook {
    public static function exec($hook_name, $hook_args = [], $id_module = null, $array_return = false, $check_exceptions = true, $use_push = false, $id_shop = null, $chain = false) { return \any('mixed', 'hook'); }
}
class Media {
    public static function addJsDef($jsDef): void {}
}

class Module {
    public $id;
    public $name;
    public $active;
    public $context;
    public $displayName;
    public $version;
    public function __construct($name = null, $context = null) {
        $this->id = \any('int', 'module');
        $this->active = true;
        $this->context = \service('Context');
    }
    public static function getPaymentModules() { return \any('array', 'modules'); }
    public static function getInstanceByName($module_name) { return \declared($module_name) ? \service($module_name) : false; }
    public static function isInstalled($module_name): bool {}
    public static function isEnabled($module_name): bool {}
    public function install(): bool {}
    public function uninstall(): bool {}
    public function registerHook($hook_name, $shop_list = null): bool {}
    public function l($string, $specific = false, $locale = null): string {}
    public function trans($id, $parameters = [], $domain = null, $locale = null): string {}
    public function getTranslator() { return \service('PrestaShopTranslator'); }
    public function display($file, $template, $cache_id = null, $compile_id = null): string {}
    public function fetch($templatePath, $cache_id = null, $compile_id = null): string {}
    public function displayConfirmation($string): string {}
    public function displayError($error): string {}
    public function getPathUri(): string {}
    public function getLocalPath(): string {}
    public function isRegisteredInHook($hook): bool {}
}

class PaymentModule extends Module {
    public $currentOrder;
    public $currentOrderReference;
    public $currencies;
    public $currencies_mode;
    //@ validates \record("Cart", \integer($id_cart)), $amount_paid when !ps_unpaid($id_order_state);
    public function validateOrder($id_cart, $id_order_state, $amount_paid, $payment_method = 'Unknown', $message = null, $extra_vars = [], $currency_special = null, $dont_touch_amount = false, $secure_key = false, $shop = null, $order_reference = null) {
        $id = Order::getOrderByCartId($id_cart);
        $this->currentOrder = $id;
        $this->currentOrderReference = \any('string', 'reference');
        return true;
    }
    public function getCurrency($current_id_currency = null): array {}
}

class FrontController {
    public $context;
    public $ajax;
    public $errors;
    public function __construct() { $this->context = \service('Context'); }
    public function init() {}
    public function postProcess() {}
    public function initContent() {}
    public function setTemplate($template, $params = [], $locale = null): void {}
    public function setMedia(): void {}
    public function addJS($js_uri, $check_path = true): void {}
    public function addCSS($css_uri, $css_media_type = 'all', $offset = null, $check_path = true): void {}
    public function registerJavascript($id, $relativePath, $params = []): void {}
    protected function ajaxDie($value = null, $controller = null, $method = null) { exit; }
    protected function ajaxRender($value = null, $controller = null, $method = null) { exit; }
    public function redirectWithNotifications() { exit; }
    public function display() {}
    protected function trans($id, $parameters = [], $domain = null, $locale = null): string {}
    public function isTokenValid(): bool {}
}

// The class of the controller's module is the longest beginning of its own name that is a class.
class ModuleFrontController extends FrontController {
    public $module;
    public function __construct() {
        $this->context = \service('Context');
        $this->module = ps_module_of(get_class($this));
    }
    protected function l($string, $specific = false, $class = null, $addslashes = false, $htmlentities = true): string {}
}

function ps_module_of($class) {
    for ($length = strlen($class) - 1; $length > 0; $length--) {
        $name = substr($class, 0, $length);
        if (\declared($name)) {
            return \service($name);
        }
    }
    return new PaymentModule();
}

//@ driver client: for each class C in file "*controllers/front/*.php";
function ps_front(C $controller) {
    $controller->init();
    $controller->postProcess();
    $controller->initContent();
}
