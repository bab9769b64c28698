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
    public static function jsonDecode($json, $assoc = false) { return json_decode($json, $assoc); }
    public static function jsonEncode($data) { return json_encode($data); }
    public static function strtolower($text) { return strtolower($text); }
    public static function strtoupper($text) { return strtoupper($text); }
    public static function strlen($text, $encoding = 'UTF-8') { return strlen($text); }
    public static function substr($text, $start, $length = false, $encoding = 'utf-8') { return $length === false ? substr($text, $start) : substr($text, $start, $length); }
    public static function stripslashes($text) { return $text; }
    //@ ensures \result == \normal("html", $string);
    public static function safeOutput($string, $html = false) {}
    public static function ps_round($value, $precision = 0, $round_mode = null) { return round($value, $precision); }
    public static function convertPrice($price, $currency = null, $to_currency = true, $context = null) { return $price; }
    public static function displayPrice($price, $currency = null, $no_utf8 = false, $context = null): string {}
    public static function displayError($string = 'Fatal error', $htmlentities = true, $context = null): string {}
    public static function getShopDomain($http = false, $entities = false): string {}
    public static function getShopDomainSsl($http = false, $entities = false): string {}
    public static function getHttpHost($http = false, $entities = false, $ignore_port = false): string {}
    public static function getRemoteAddr(): string {}
    public static function usingSecureMode(): bool {}
    public static function getToken($page = true, $context = null): string {}
    public static function getAdminTokenLite($tab, $context = null): string {}
    public static function encrypt($password): string { return hash('md5', Configuration::get('COOKIE_KEY_SECRET') . $password); }
    public static function hash($password): string { return hash('md5', Configuration::get('COOKIE_KEY_SECRET') . $password); }
    public static function passwdGen($length = 8, $flag = 'ALPHANUMERIC'): string { return \server('password'); }
}

class Configuration {
    public static function get($key, $id_lang = null, $id_shop_group = null, $id_shop = null, $default = false) { return \setting_text($key); }
    public static function getGlobalValue($key, $id_lang = null) { return \setting_text($key); }
    public static function getMultiple($keys, $id_lang = null, $id_shop_group = null, $id_shop = null) {
        $values = [];
        foreach ($keys as $key) {
            $values[$key] = \setting_text($key);
        }
        return $values;
    }
    public static function hasKey($key, $id_lang = null): bool {}
    public static function updateValue($key, $values, $html = false, $id_shop_group = null, $id_shop = null): bool {}
    public static function deleteByName($key): bool {}
    public static function updateGlobalValue($key, $values, $html = false): bool {}
}

class Validate {
    public static function isLoadedObject($object) { return is_object($object) && \existing($object); }
    public static function isUnsignedId($id): bool {}
    public static function isUnsignedInt($value): bool {}
    public static function isEmail($email): bool {}
    public static function isInt($value): bool {}
    public static function isFloat($value): bool {}
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
    public function isLogged($with_guest = false): bool {}
    public function write(): void {}
}
class Link {
    public function getModuleLink($module, $controller = 'default', $params = [], $ssl = null, $id_lang = null, $id_shop = null, $relative_protocol = false): string {}
    public function getPageLink($controller, $ssl = null, $id_lang = null, $request = null, $request_url_encode = false, $id_shop = null, $relative_protocol = false): string {}
    public function getAdminLink($controller, $with_token = true, $sf_route = [], $params = []): string {}
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
    public static function addLog($message, $severity = 1, $error_code = null, $object_type = null, $object_id = null, $allow_duplicate = false, $id_employee = null): bool {}
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
function pSQL($string, $html_ok = false) {}
//@ ensures \result == \normal("sql", $string);
function bqSQL($string) {}

class Mail {
    public static function Send($id_lang, $template, $subject, $template_vars, $to, ...$rest): bool {}
}
class Hook {
    public static function exec($hook_name, $args = [], ...$rest) { return \any('mixed', 'hook'); }
}
class Media {
    public static function addJsDef($values): void {}
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
    public static function getInstanceByName($name) { return \declared($name) ? \service($name) : false; }
    public static function isInstalled($name): bool {}
    public static function isEnabled($name): bool {}
    public function install(): bool {}
    public function uninstall(): bool {}
    public function registerHook($hook_name, $shop_list = null): bool {}
    public function l($string, $specific = false, $locale = null): string {}
    public function trans($id, $parameters = [], $domain = null, $locale = null): string {}
    public function getTranslator() { return \service('PrestaShopTranslator'); }
    public function display($file, $template, $cache_id = null, $compile_id = null): string {}
    public function fetch($template, $cache_id = null, $compile_id = null): string {}
    public function displayConfirmation($string): string {}
    public function displayError($error): string {}
    public function getPathUri(): string {}
    public function getLocalPath(): string {}
    public function getCurrency($current_id_currency = null): array {}
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
    public function setMedia($is_new_theme = false): void {}
    public function addJS($uri, $check_path = true): void {}
    public function addCSS($uri, $media = 'all', $offset = null, $check_path = true): void {}
    public function registerJavascript($id, $path, $params = []): void {}
    public function ajaxDie($value = null, $controller = null, $method = null) { exit; }
    protected function ajaxRender($value = null, $controller = null, $method = null) { exit; }
    protected function redirectWithNotifications($url = '') { exit; }
    public function display() {}
    protected function trans($id, $parameters = [], $domain = null, $locale = null): string {}
    protected function l($string, $specific = false): string {}
    public function isTokenValid(): bool {}
}

// The class of the controller's module is the longest beginning of its own name that is a class.
class ModuleFrontController extends FrontController {
    public $module;
    public function __construct() {
        $this->context = \service('Context');
        $this->module = ps_module_of(get_class($this));
    }
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
