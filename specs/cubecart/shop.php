<?php
// What the shop puts into globals before a module runs, and its library of functions.

// A class of the shop's that is what is said here, also where the shop's own source is there.
class cubecart_own {}

class Config extends cubecart_own {
    public static function getInstance($glob = []) { return \service('Config'); }
    // An element of the shop's own settings or of a module's; all of a module's without one. A shop has a
    // currency.
    public function get($config_name, $element = '', $isset = false) {
        if ($config_name === 'config' && $element !== '') {
            $value = \setting_text($element);
            \assume($element !== 'default_currency' || $value !== '');
            return $value === '' ? false : $value;
        }
        $settings = \settings($config_name);
        return $element === '' ? $settings : ($settings[$element] ?? false);
    }
    public function has($config_name, $element) { return $this->get($config_name, $element) !== false; }
    public function isEmpty($config_name, $element) { return empty($this->get($config_name, $element)); }
    public function merge($config_name, $element, $data): void {}
    public function set($config_name, $element, $data, $force_write = false): bool {}
    public function setSessionConfig($config_name, $data): void {}
}

class Session extends cubecart_own {
    public static function getInstance() { return \service('Session'); }
    public function get($name, $namespace = 'system', $default = false) {
        if (!isset($_SESSION['__' . $namespace])) {
            return $default;
        }
        return empty($name) ? $_SESSION['__' . $namespace] : ($_SESSION['__' . $namespace][$name] ?? $default);
    }
    public function has($name, $namespace = 'system') {
        return empty($name) ? isset($_SESSION['__' . $namespace]) : isset($_SESSION['__' . $namespace][$name]);
    }
    public function isEmpty($name, $namespace) { return empty($this->get($name, $namespace)); }
    public function set($name, $value, $namespace = 'system', $overwrite = false) {
        if (empty($name)) {
            $_SESSION['__' . $namespace] = $value;
        } else {
            $_SESSION['__' . $namespace][$name] = $value;
        }
        return true;
    }
    public function delete($name, $namespace = 'system') {
        if (empty($name)) {
            unset($_SESSION['__' . $namespace]);
        } else {
            unset($_SESSION['__' . $namespace][$name]);
        }
        return true;
    }
    public function getId() { return \server('session'); }
    public function getName(): string {}
    public function getToken($new = false) { return \server('token'); }
    public function checkToken($token): bool {}
    public function set_cookie($name, $value, $expires, $options = []): void {}
}

// What the buyer has in the basket. Its total is what is in it now, which need not be what an order was
// stored with.
class Cart extends cubecart_own {
    public $basket;
    public $basket_data;
    public function __construct() {
        $kept = $_SESSION['__basket'] ?? [];
        $this->basket = is_array($kept) ? $kept : [];
        $this->basket['cart_order_id'] = (string) ($this->basket['cart_order_id'] ?? '');
        $this->basket['total'] = (string) ($this->basket['total'] ?? '0.00');
    }
    public static function getInstance() { return \service('Cart'); }
    public function get() { return $this->basket; }
    public function getTotal() { return $this->basket['total'] ?? 0; }
    public function getSubTotal() { return $this->basket['subtotal'] ?? 0; }
    public function save() { $_SESSION['__basket'] = $this->basket; }
    public function load(): bool {}
    public function clear() {
        $this->basket = [];
        unset($_SESSION['__basket']);
        return true;
    }
}

class User extends cubecart_own {
    public static function getInstance() { return \service('User'); }
    public function get($field = '') {
        if ($field === 'customer_id') {
            return $this->getId();
        }
        return $field === '' ? \any('array', 'user') : \any('string', $field);
    }
    public function getId() { return \identity(); }
    public function getGhostId() { return \session('ghost'); }
    public function is($force_login = false) { return \identity() ? true : false; }
    public function getAddresses($show_all = true): array {}
    public function getAddress($address_id, $format = false): array {}
    public function getDefaultAddress(): array {}
}

class Tax extends cubecart_own {
    public $_currency_vars;
    public function __construct() { $this->_currency_vars = \any('array', 'currency'); }
    public static function getInstance() { return \service('Tax'); }
    public function priceFormat($price, $display_null = true, $default_currency = false, $override_hide = false): string {}
    public function priceConvertFX($price): float {}
    public function exchangeRate(&$price, $from = false): bool {}
    public function fetchTaxAmounts(): array {}
    public function fetchTaxDetails($tax_id): array {}
    public function loadCurrencyVars($code = false): void {}
    public function loadTaxes($country_id): void {}
}

class GUI extends cubecart_own {
    public static function getInstance() { return \service('GUI'); }
    public function setError($message = null, $admin_only = false): void {}
    public function setNotify($message = null, $admin_only = false): void {}
    public function setInfo($message = null, $admin_only = false): void {}
    public function changeTemplateDir($directory = ''): void {}
    public function getCustomModuleSkin($type = 'gateway', $dirname = '', $file_name = ''): string {}
    public function addBreadcrumb($name, $url = [], $replace = false): void {}
    public function getSkin(): string {}
}

class Smarty extends cubecart_own {
    public function assign($tpl_var, $value = null): void {}
    public function fetch($template = null): string {}
    public function display($template = null): void {}
    public function templateExists($resource_name): bool {}
    public function append($tpl_var, $value = null): void {}
}

class Debug extends cubecart_own {
    public static function getInstance() { return \service('Debug'); }
    public function supress(): void {}
    public function debugMessage($message): void {}
    public function debugTail(&$data, $name = ''): void {}
}

class HookLoader extends cubecart_own {
    public static function getInstance() { return \service('HookLoader'); }
    public function load($trigger) { return []; }
    public function install($plugin): bool {}
    public function uninstall($plugin): bool {}
}

// Texts by group and name.
class Language extends cubecart_own {
    public static function getInstance() { return \service('Language'); }
    public function __get($name) { return \any('array', $name); }
    public function __isset($name) { return true; }
    public function current(): string {}
    public function getStrings($group = false): array {}
    public function loadDefinitions($name, $path = '', $file_name = 'definitions.xml', $cache = true, $merge = true): bool {}
    public function loadLanguageXML($name, $language = '', $path = '', $merge = true, $load_custom = true): bool {}
}

class Catalogue extends cubecart_own {
    public function getProductData($product_id, $quantity = 1, $order = false, $per_page = 10, $page = 1, $category = false, $options_identifier = null): array {}
    public function imagePath($input, $mode = 'medium', $path = 'relative', $return_placeholder = true): string {}
}

class Mailer extends cubecart_own {
    public static function getInstance() { return \service('Mailer'); }
    public function __construct() {}
    public function loadContent($content_type, $language = '', $data = false, $default = false, $panic = false): array {}
    public function sendEmail($email = false, $contents = [], $template_id = false): bool {}
}

// The key is the shop's own, or one that is given.
class Encryption extends cubecart_own {
    private $key = '';
    public static function getInstance() { return \service('Encryption'); }
    public function setup($key = '', $iv = '', $cipher = '', $mode = '', $method = '') { $this->key = $key; }
    public function encrypt($data) { return \mac('cipher', $this->key ? $this->key : \setting_text('enc_key'), $data); }
    public function decrypt($data): string {}
    public function decryptDepreciated($data, $cart_order_id): string {}
}

function httpredir($destination = '', $anchor = '', $meta_refresh = false, $status = 302) { exit; }
function currentPage($excluded = null, $included = null, $remove_excluded = true): string {}
function getCountryFormat($input, $match = 'numcode', $fetch = 'name'): string {}
function getStateFormat($input, $match = 'id', $fetch = 'name'): string {}
function get_ip_address(): string {}
function formatTime($timestamp, $format = false, $static = false): string {}
function randomString($length = 30) { return \server('random'); }
//@ ensures \result == \normal("html", $text);
function sanitizeVar($text) {}
function merge_array($first, $second) { return array_merge($first, $second); }
function cc_unserialize($data) { return \any('mixed', 'unserialized'); }
