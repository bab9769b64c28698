<?php
// Requests, controllers, services, and the two ways in which a payment ends.

class Enlight_Controller_Request_Request {
    public function get($key, $default = null) { return \request('params', $key) ?? $default; }
    public function getParam($key, $default = null) { return \request('params', $key) ?? $default; }
    public function getParams() { return \request('params'); }
    public function getPost($key = null, $default = null) { return $key === null ? \request('post') : (\request('post', $key) ?? $default); }
    public function getQuery($key = null, $default = null) { return $key === null ? \request('query') : (\request('query', $key) ?? $default); }
    public function getRawBody() { return \request('body'); }
    public function getHeader($header) { return \request('header', $header) ?? false; }
    public function getCookie($key = null, $default = null) { return \request('cookie', $key) ?? $default; }
    public function getMethod() { return \request('method'); }
    public function isPost() { return \request('method') === 'POST'; }
    public function getActionName(): string {}
    public function getControllerName(): string {}
    public function __call($method, $arguments) { return \any('mixed', $method); }
}

class Shopware_Some {
    public function __get($key) { return \any('mixed', $key); }
    public function __isset($key) { return true; }
    public function __set($key, $value) {}
    public function __call($method, $arguments) { return \any('mixed', $method); }
}

// What the steps of a checkout hand on.
class Shopware_Variables implements ArrayAccess {
    public function getArrayCopy(): array {}
    public function offsetGet($key) { return \any('mixed', 'variable'); }
    public function offsetSet($key, $value) {}
    public function offsetExists($key) { return \choice(); }
    public function offsetUnset($key) {}
}

class Shopware_Session implements ArrayAccess {
    public function __construct() {}
    public function __get($key) { return $this->offsetGet($key); }
    public function __set($key, $value) {}
    public function __isset($key) { return \session($key) !== null; }
    public function get($key, $default = null) { return $this->offsetGet($key) ?? $default; }
    public function offsetGet($key) {
        return $key === 'sOrderVariables' ? (\session($key) === null ? null : \service('Shopware_Variables')) : \session($key);
    }
    public function offsetSet($key, $value) {}
    public function offsetExists($key) { return \session($key) !== null; }
    public function offsetUnset($key) {}
}

class Shopware_Config {
    public function __get($key) { return \setting_text($key); }
    public function __isset($key) { return true; }
    public function get($key, $default = null) { return \setting_text($key); }
    public function getByNamespace($namespace, $key, $default = null) { return \setting_text($key); }
}

class Shopware_Log {
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public function info($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public function debug($message, $context = []): void {}
    /*@ leaks $message when \secret($message);
        leaks_card $message when \card($message); */
    public function error($message, $context = []): void {}
    public function __call($method, $arguments) { return null; }
}

function shopware_service($name) {
    switch (strtolower($name)) {
        case 'config': return \service('Shopware_Config');
        case 'session': return \service('Shopware_Session');
        case 'pluginlogger': case 'corelogger': return \service('Shopware_Log');
        case 'front': return \service('Shopware_Application');
    }
    return \service('Shopware_Some');
}

class Shopware_Application {
    public function __construct() {}
    public function Container() { return $this; }
    public function Request() { return \service('Enlight_Controller_Request_Request'); }
    public function Config() { return \service('Shopware_Config'); }
    public function Session() { return \service('Shopware_Session'); }
    public function PluginLogger() { return \service('Shopware_Log'); }
    public function Modules() { return \service('Shopware_Modules'); }
    public function get($name) { return shopware_service($name); }
    public function __call($method, $arguments) { return \service('Shopware_Some'); }
}
function Shopware($newInstance = null) { return \service('Shopware_Application'); }

class Shopware_Modules {
    public function Order() { return \service('sOrder'); }
    public function Basket() { return \service('sBasket'); }
    public function __call($method, $arguments) { return \service('Shopware_Some'); }
}

class Enlight_Controller_Action {
    public $container;
    public function __construct($request = null, $response = null) { $this->container = \service('Shopware_Application'); }
    public function init() {}
    public function preDispatch() {}
    public function Request() { return \service('Enlight_Controller_Request_Request'); }
    public function Response() { return \service('Shopware_Some'); }
    public function View() { return \service('Shopware_Some'); }
    public function Front() { return \service('Shopware_Some'); }
    public function get($name) { return shopware_service($name); }
    public function getModelManager() { return \service('Shopware_Some'); }
    public function forward($action, $controller = null, $module = null, $params = null): void {}
    public function redirect($url, $options = []): void {}
}

function shopware_dispatch($action, $arguments) {
    $action[0]->init();
    $action[0]->preDispatch();
    call_user_func($action);
}

// ---- carts and orders ----

class shopware_cart {
    /*@ model key integer id;
        model money total;
        model string currency;
        model reference string number; */
    //@ ensures \result == this.total;
    public function total(): float {}
    //@ ensures \result == this.currency;
    public function currency(): string {}
    //@ ensures \result == this.number;
    public function number(): string {}
}
function shopware_of_session() { return \record('shopware_cart', (int) \session('cart')); }

class shopware_order {
    /*@ model key integer id;
        model frozen money total;
        model string currency;
        model value status;
        model reference string number; */
}

class Shopware_Controllers_Frontend_Payment extends Enlight_Controller_Action {
    public function getAmount() { return shopware_of_session()->total(); }
    public function getCurrencyShortName() { return shopware_of_session()->currency(); }
    public function getOrderNumber() { return shopware_of_session()->number(); }
    public function getUser(): array {}
    public function getBasket(): array {}
    public function getPaymentShortName(): string {}
    public function createPaymentUniqueId() { return \server('unique id'); }
    protected function persistBasket(): string {}
    protected function verifyBasketSignature($signature, $basket): void {}
    public function saveOrder($transactionId, $paymentUniqueId, $paymentStatusId = null, $sendStatusMail = false) {
        shopware_saved(shopware_of_session(), $paymentStatusId);
        return shopware_of_session()->number();
    }
    public function savePaymentStatus($transactionId, $paymentUniqueId, $paymentStatusId, $sendStatusMail = false) {
        $order = \found('shopware_order', $transactionId . ' ' . $paymentUniqueId);
        if (\existing($order)) {
            shopware_status($order, $paymentStatusId);
        }
    }
}

//@ shopware_orders $cart when shopware_paid($status);
function shopware_saved($cart, $status): void {}

//@ settles $order when shopware_paid($status);
function shopware_status($order, $status): void {}

class sOrder {
    public function __construct() {}
    public function sSaveOrder() { return \any('string', 'number'); }
    public function setPaymentStatus($orderId, $paymentStatusId, $sendStatusMail = false, $comment = null) {
        shopware_status(\record('shopware_order', (int) $orderId), $paymentStatusId);
    }
    public function setOrderStatus($orderId, $orderStatusId, $sendStatusMail = false, $comment = null): void {}
    public function __call($method, $arguments) { return \any('mixed', $method); }
}

class sBasket {
    public function __construct() {}
    //@ establishes shopware_voucher when \result;
    public function validateVoucher($sessionId, $userId): bool {}
    public function sCheckMinimumCharge() { return \any('mixed', 'charge'); }
    public function sCheckBasketQuantities(): array {}
    public function sCheckForESD(): bool {}
    public function sCountBasket(): int {}
    public function sGetBasket(): array {}
    public function sGetBasketData(): array {}
    public function sGetAmount(): array {}
    public function sGetAmountArticles(): array {}
    public function sGetBasketIds(): array {}
    public function sAddVoucher($voucherCode, $basket = '') { return \any('mixed', 'voucher'); }
    public function sAddArticle($id, $quantity = 1): int {}
    public function sUpdateArticle($id, $quantity): bool {}
    public function sDeleteArticle($id): bool {}
    public function sDeleteBasket(): bool {}
    public function __call($method, $arguments) { return \any('mixed', $method); }
}

// The shop's own checkout: its last step stores the order.
class Shopware_Controllers_Frontend_Checkout extends Enlight_Controller_Action {
    protected $basket;
    protected $session;
    protected $admin;
    public function init() {
        $this->basket = \service('sBasket');
        $this->session = \service('Shopware_Session');
        $this->admin = \service('Shopware_Some');
    }
    public function preDispatch() {}
    //@ shopware_redeems \session("cart");
    public function saveOrder() { return \any('string', 'number'); }
}
