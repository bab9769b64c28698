<?php
// The registry: services and models as properties of controllers, models and libraries.

class Controller {
    public function __construct($registry = null) {}
    public function __get($key) { return opencart_registry($key); }
    public function __isset($key) { return true; }
    protected function render($return = false): string {}
    protected function redirect($url, $status = 302) { exit; }
    protected function forward($route, $args = []) { exit; }
    protected function getChild($child, $args = []): string {}
    protected function hasAction($child, $args = []): bool {}
}

class Model {
    public function __construct($registry = null) {}
    public function __get($key) { return opencart_registry($key); }
    public function __isset($key) { return true; }
}

class Registry {
    public function __get($key) { return opencart_registry($key); }
    public function __isset($key) { return true; }
    public function get($key) { return opencart_registry($key); }
    public function set($key, $value): void {}
    public function has($key): bool { return true; }
}

function opencart_registry($key) {
    switch ($key) {
        case 'request': return \service('OpenCart_Request');
        case 'session': return \service('OpenCart_Session');
        case 'config': return \service('OpenCart_Config');
        case 'load': return \service('OpenCart_Loader');
        case 'db': return \service('OpenCart_DB');
        case 'response': return \service('OpenCart_Response');
        case 'url': return \service('OpenCart_Url');
        case 'language': return \service('OpenCart_Language');
        case 'currency': return \service('OpenCart_Currency');
        case 'customer': return \service('OpenCart_Customer');
        case 'cart': return \service('OpenCart_Cart');
        case 'log': return \service('Log');
        case 'user': return \service('OpenCart_User');
        case 'encryption': return \service('Encryption');
        case 'document': return \service('OpenCart_Document');
        case 'tax': return \service('OpenCart_Tax');
        case 'weight': return \service('OpenCart_Weight');
        case 'length': return \service('OpenCart_Weight');
        case 'cache': return \service('OpenCart_Cache');
        case 'event': return \service('OpenCart_Event');
        case 'affiliate': return \service('OpenCart_Customer');
        case 'registry': return \service('Registry');
    }
    return opencart_loaded($key);
}

// `model_a_b_c` is of a class whose name has the words of the route, and nothing between them; a library
// is of the class that its name is.
function opencart_loaded($key) {
    if (substr($key, 0, 6) !== 'model_') {
        if (\declared($key)) {
            return \service($key);
        }
        return \declared('Opencart\System\Library\\' . $key) ? \service('Opencart\System\Library\\' . $key) : null;
    }
    $names = opencart_model_names(explode('_', substr($key, 6)));
    foreach ($names as $name) {
        if (\declared($name)) {
            return \service($name);
        }
    }
    return \service('OpenCart_UnknownModel');
}

// In 4.x a route's parts are namespaces: where the words are divided is not told by the property.
function opencart_model_names($words) {
    $names = ['Model' . implode('', $words)];
    $spaces = [''];
    foreach ($words as $i => $word) {
        $more = [];
        foreach ($spaces as $space) {
            $more[] = $space . ($i === 0 ? '' : '\\') . $word;
            if ($i > 0 && count($spaces) < 32) {
                $more[] = $space . $word;
            }
        }
        $spaces = $more;
    }
    foreach ($spaces as $space) {
        $names[] = 'Opencart\Catalog\Model\\' . $space;
    }
    return $names;
}

class OpenCart_UnknownModel {
    public function __call($method, $arguments) { return \any('mixed', $method); }
}

class OpenCart_Loader {
    public function model($route, $data = []) { return opencart_registry('model_' . str_replace('/', '_', $route)); }
    public function library($route, $data = []): void {}
    public function helper($route): void {}
    public function config($route): void {}
    public function language($route, $prefix = '', $code = '') { return []; }
    public function view($route, $data = [], $code = ''): string {}
    public function controller($route, ...$args) { return \any('mixed', 'controller'); }
}

class OpenCart_Request {
    public $get;
    public $post;
    public $request;
    public $cookie;
    public $files;
    public $server;
    public function __construct() {
        $this->get = $_GET;
        $this->post = $_POST;
        $this->request = $_REQUEST;
        $this->cookie = $_COOKIE;
        $this->files = $_FILES;
        $this->server = $_SERVER;
    }
    public function get($key, $type = '') { return isset($this->get[$key]) ? $this->get[$key] : null; }
    public function clean($data) { return $data; }
}

class OpenCart_Session {
    public $data;
    public $session_id;
    public function __construct() {
        $this->data = \session();
        \assume(opencart_is_code($this->data['payment_method']['code'] ?? ''));
        $this->session_id = \server('session');
    }
    public function getId() { return $this->session_id; }
    public function start($session_id = ''): string {}
    public function close(): void {}
    public function destroy(): void { $this->data = []; }
}

// The code of a method is a text, whatever the session could hold.
function opencart_is_code($code) { return is_string($code) || $code === null; }

class OpenCart_Config {
    private $data = [];
    // A text; some of the shop's own are lists, and those that are named as many are.
    public function get($key) {
        if (isset($this->data[$key])) {
            return $this->data[$key];
        }
        if ($key === 'config_processing_status' || $key === 'config_complete_status') {
            return \settings($key);
        }
        if (is_string($key) && preg_match('/_(accepted|statuses|methods|types|cards|countries|currencies|zones|groups|stores)$/', $key)) {
            return \settings($key);
        }
        return \setting_text($key);
    }
    public function set($key, $value) { $this->data[$key] = $value; }
    public function has($key): bool {}
    public function load($filename): void {}
}

class OpenCart_DB {
    public function query($sql, $params = []) { return opencart_result(\query($sql)); }
    //@ ensures \result == \normal("sql", $value);
    public function escape($value) {}
    public function countAffected(): int {}
    public function getLastId(): int {}
    public function isConnected(): bool { return true; }
}

function opencart_result($result) {
    $row = \fetched($result);
    $found = new OpenCart_Result();
    $found->num_rows = \rows($result);
    $found->row = $row ? $row : [];
    $found->rows = $row ? [$row] : [];
    return $found;
}

class OpenCart_Result {
    public $num_rows;
    public $row;
    public $rows;
}

class OpenCart_Response {
    public function addHeader($header): void {}
    public function redirect($url, $status = 302) { exit; }
    public function setCompression($level): void {}
    public function setOutput($output): void {}
    public function getOutput(): string {}
    public function output(): void {}
}

class OpenCart_Url {
    public function link($route, $args = '', $js = false): string {}
    public function addRewrite($rewrite): void {}
}

class OpenCart_Language {
    //@ ensures \result != ""; // the key itself where no text is known
    public function get($key): string {}
    public function load($filename, $prefix = '', $code = '') { return []; }
    public function all($prefix = ''): array {}
    public function set($key, $value): void {}
}

// The total of an order is that of its currency: the rate is taken off (`currency_value` is one).
class OpenCart_Currency {
    public function format($number, $currency = '', $value = '', $format = true) {
        return $format ? \normal('money', $number) : (float) $number;
    }
    public function convert($value, $from, $to) { return (float) $value; }
    public function getId($currency = ''): int {}
    public function getCode(): string { return \text(\session('currency')); }
    public function getValue($currency = '') { return 1.0; }
    public function getDecimalPlace($currency = '') { return 2; }
    public function getSymbolLeft($currency = ''): string {}
    public function getSymbolRight($currency = ''): string {}
    public function has($currency): bool {}
}

class OpenCart_Customer {
    //@ ensures \result == \identity();
    public function getId(): int {}
    //@ ensures \result <==> \identity() != 0;
    public function isLogged(): bool {}
    public function login($email, $password, $override = false): bool {}
    public function logout(): void {}
    public function getFirstName(): string {}
    public function getLastName(): string {}
    public function getEmail(): string {}
    public function getTelephone(): string {}
    public function getFax(): string {}
    public function getNewsletter(): int {}
    public function getGroupId(): int {}
    public function getCustomerGroupId(): int {}
    public function getAddressId(): int {}
    public function getBalance(): float {}
    public function getRewardPoints(): float {}
}

// The back office; in the shop it is set only for a request of the API.
class OpenCart_User {
    public function isLogged(): bool {}
    public function getId(): int {}
    //@ establishes staff when \result;
    public function hasPermission($key, $value): bool {}
}

class OpenCart_Cart {
    public function getProducts(): array {}
    public function getTotal(): float {}
    public function getSubTotal(): float {}
    public function getTaxes(): array {}
    public function getWeight(): float {}
    public function countProducts(): int {}
    public function hasProducts(): bool {}
    public function hasShipping(): bool {}
    public function hasStock(): bool {}
    public function hasDownload(): bool {}
    public function hasRecurringProducts(): bool {}
    public function getRecurringProducts(): array {}
    public function add($product_id, $quantity = 1, $option = [], $subscription_plan_id = 0, $override = []): void {}
    public function update($cart_id, $quantity): void {}
    public function remove($cart_id): void {}
    public function clear(): void {}
}

class Log {
    public function __construct($filename = '') {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public function write($message): void {}
}

// A text under the shop's own key: who shows it again got it from the shop.
class Encryption {
    public function __construct($key = '') {}
    public function encrypt($value, $text = null) {
        return \mac('cipher', opencart_key(), $text === null ? $value : $text);
    }
    public function decrypt($value, $text = null): string {}
    public function hash($value) { return \mac('cipher', opencart_key(), $value); }
}

// The installation makes one.
function opencart_key() {
    $key = \setting_text('config_encryption');
    \assume($key !== '');
    return $key;
}

class OpenCart_Document {
    public function __call($method, $arguments) { return \any('mixed', $method); }
}
class OpenCart_Tax {
    public function calculate($value, $tax_class_id, $calculate = true): float {}
    public function getTax($value, $tax_class_id): float {}
    public function getRates($value, $tax_class_id): array {}
}
class OpenCart_Weight {
    public function convert($value, $from, $to): float {}
    public function format($value, $weight_class_id, $decimal_point = '.', $thousand_point = ','): string {}
    public function getUnit($weight_class_id): string {}
}
class OpenCart_Cache {
    public function get($key) { return \stored('cache', $key); }
    public function set($key, $value, $expire = 0): void {}
    public function delete($key): void {}
}
class OpenCart_Event {
    public function trigger($event, $args = []): void {}
    public function register($trigger, $action, $priority = 0): void {}
}
