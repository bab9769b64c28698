<?php
// What a payment module has of Contao: the request, other servers, pages, and its own row of settings.

class Input {
    public static function get($key, $decode = false, $keep = false) { return $_GET[$key] ?? null; }
    public static function post($key, $decode = false) { return $_POST[$key] ?? null; }
    public static function postRaw($key) { return $_POST[$key] ?? null; }
    public static function postUnsafeRaw($key) { return $_POST[$key] ?? null; }
    public static function cookie($key, $decode = false) { return $_COOKIE[$key] ?? null; }
    public static function getInstance() { return \service('Input'); }
}

class Request {
    public $response;
    public $code;
    public $error;
    public $headers;
    public $method = 'GET';
    public $data;
    public function setHeader($name, $value): void {}
    public function send($url, $data = false, $method = false) {
        $this->response = \reply($url, $data ? $data : $this->data);
        $this->code = 200;
    }
    public function hasError() { return \choice(); }
    public function redirect($url): void {}
}

class Environment {
    public function __get($key) { return \server('environment ' . $key); }
    public static function get($key) { return \server('environment ' . $key); }
    public static function getInstance() { return \service('Environment'); }
}

class Session {
    public function get($key) { return \session($key); }
    public function set($key, $value): void {}
    public function getData(): array {}
    public static function getInstance() { return \service('Session'); }
}

class Database {
    public static function getInstance() { return \service('Database'); }
    public function prepare($query) { return new Database_Statement($query); }
    public function execute($query) { return new Database_Result(\query($query)); }
    public function executeUncached($query) { return new Database_Result(\query($query)); }
    public function query($query) { return new Database_Result(\query($query)); }
    public function lockTables($tables): void {}
    public function unlockTables(): void {}
    public function beginTransaction(): void {}
    public function commitTransaction(): void {}
}

class Database_Statement {
    private $query;
    public function __construct($query) { $this->query = $query; }
    public function limit($rows, $offset = 0) { return $this; }
    public function set($values) { return $this; }
    public function execute(...$values) { return new Database_Result(\query(\filled($this->query, $values))); }
    public function executeUncached(...$values) { return new Database_Result(\query(\filled($this->query, $values))); }
}

class Database_Result {
    private $result;
    private $row;
    public function __construct($result) { $this->result = $result; }
    public function __get($key) {
        if ($key === 'numRows') {
            return \rows($this->result);
        }
        $this->row = $this->row ?? \fetched($this->result);
        return $this->row ? ($this->row[$key] ?? null) : null;
    }
    public function next() {
        $this->row = \fetched($this->result);
        return $this->row ? $this : false;
    }
    public function row() { return $this->row ?? \fetched($this->result); }
    public function fetchAssoc() { return \fetched($this->result); }
    public function fetchEach($key) { return \any('array', 'column'); }
}

class System {
    public function __construct() {}
    public static function log($text, $function = '', $category = ''): void {}
    public static function getContainer() { return \any('mixed', 'container'); }
    public static function importStatic($class, $key = null, $force = false) { return \service($class); }
    public static function loadLanguageFile($name, $language = null, $no_cache = false): void {}
    protected function import($class, $key = null, $force = false): void {}
    protected function getReferer($encode = false): string {}
    protected function getSessionHash($name): string {}
    protected function setCookie($name, $value, $expires): void {}
    protected function getFormattedNumber($number, $decimals = 2): string {}
    protected function parseDate($format, $timestamp = null): string {}
}

class Controller extends System {
    public static function redirect($location, $status = 303) { exit; }
    public static function reload() { exit; }
    public static function addToUrl($request, $add_referer = false): string {}
    public static function generateFrontendUrl($row, $parameters = null): string {}
    public static function loadDataContainer($table): void {}
    public static function replaceInsertTags($text, $cache = false) { return $text; }
    protected function classFileExists($class, $no_cache = false): bool {}
}

class Frontend extends Controller {}
class Backend extends Controller {}

class FrontendTemplate {
    public function __construct($template = '', $type = '') {}
    public function parse(): string {}
    public function output(): void {}
    public function setData($data): void {}
}

class Isotope_Config {
    public function __get($key) { return \setting_text('config_' . $key); }
}

class Isotope_Cart {
    public function __get($key) {
        return $key === 'id' ? (int) \session('cart') : ($key === 'hasPayment' ? true : \stored('cart', $key));
    }
    public function getProducts(): array {}
    public function getSurcharges(): array {}
    public function getTotal(): float {}
}

class isotope_shop {
    public $Cart;
    public $Config;
    public $Order;
    public function __construct() {
        $this->Cart = new Isotope_Cart();
        $this->Config = new Isotope_Config();
    }
    public static function getInstance() { return \service('isotope_shop'); }
    public static function getCart() { return \service('isotope_shop')->Cart; }
    public static function getConfig() { return \service('isotope_shop')->Config; }
    public function overrideConfig($id): void {}
    public static function formatPriceWithCurrency($fltPrice, $blnHtml = true, $strCurrencyCode = null): string {}
    public static function formatPrice($fltPrice): string {}
    public static function roundPrice($fltValue, $blnApplyRoundingIncrement = true) { return \normal('money', $fltValue); }
    public function sendMail($id, $recipient, $language, $data, $reply = '', $order = null): void {}
}

class Isotope extends isotope_shop {}

// The settings of a payment module are its row; services are found under the names of their classes.
class isotope_row {
    public $changed = [];
}

class IsotopePayment extends Frontend {
    public function __construct($objResult = null) { $this->Isotope = \service('isotope_shop'); }
    public function __get($key) {
        switch ($key) {
            case 'Input': return \service('Input');
            case 'Environment': return \service('Environment');
            case 'Database': return \service('Database');
            case 'Session': return \service('Session');
            case 'Isotope': return \service('isotope_shop');
            case 'debug': return ''; // of a shop that is open, the test mode is off
        }
        $changed = \service('isotope_row')->changed;
        return isset($changed[$key]) ? $changed[$key] : \setting_text($key);
    }
    public function __set($key, $value) { \service('isotope_row')->changed[$key] = $value; }
    public function __isset($key) { return true; }
    public function getId() { return \setting_text('id'); }
    public function isAvailable(): bool {}
    public function statusOptions() { return ['pending', 'processing']; }
    public function processPostSale() {}
    public function paymentForm($module) { return ''; }
    public function checkoutForm() { return false; }
    public function getPostsaleOrder() { return null; }
}

//@ ensures \result == \normal("html", $text);
function specialchars($text, $strip_insert_tags = false) {}
function ampersand($text, $encode = true) { return $text; }
function deserialize($value, $force_array = false) {
    return is_array($value) ? $value : \any('array', 'deserialized');
}
function standardize($text, $preserve_uppercase = false): string {}

// ---- who calls a payment module ----

// The provider, or whoever knows the address.
//@ driver client: for each class C in file "*isotope*Payment*.php";
function isotope_postsale(C $payment) {
    if (method_exists($payment, 'processPostsale')) {
        $payment->processPostsale($payment->getPostsaleOrder());
    }
}

// The last step of the checkout: what is true completes the order of the buyer's cart.
//@ driver customer: for each class C in file "*isotope*Payment*.php";
function isotope_checkout(C $payment) {
    $order = isotope_find('cart_id', (int) \session('cart'));
    if ($payment->processPayment(isotope_loaded($order), \any('mixed', 'module')) === true && \cashier()) {
        \accept($order, 'isotope_completes');
    }
}
