<?php
// The base classes: services and models are properties, as in OpenCart.

class AController {
    public $data = [];
    public function __construct($registry = null, $instance_id = 0, $controller = '', $parent_controller = '') {}
    public function __get($key) { return abantecart_registry($key); }
    public function __isset($key) { return true; }
    public function loadModel($route, $mode = '') { return opencart_registry('model_' . str_replace('/', '_', $route)); }
    public function loadLanguage($filename, $mode = ''): void {}
    public function addChild($new, $name, $template = '', $parameters = []): void {}
    public function processTemplate($template = ''): void {}
    protected function redirect($url) { exit; }
    protected function dispatch($rt, $arguments = ['']) { exit; }
}

class AbanteCart_Request extends OpenCart_Request {
    public function get_or_post($key) { return $this->get[$key] ?? $this->post[$key] ?? null; }
    public function post_or_get($key) { return $this->post[$key] ?? $this->get[$key] ?? null; }
    public function is_POST() { return $_SERVER['REQUEST_METHOD'] === 'POST'; }
    public function is_GET() { return $_SERVER['REQUEST_METHOD'] === 'GET'; }
}

class AbanteCart_Html {
    public function __call($method, $arguments) { return \any('mixed', $method); }
}

function abantecart_registry($key) {
    switch ($key) {
        case 'request': return \service('AbanteCart_Request');
        case 'html': return \service('AbanteCart_Html');
        case 'view': return \service('AbanteCart_Html');
        case 'messages': return \service('AbanteCart_Html');
        case 'extensions': return \service('AbanteCart_Html');
    }
    return opencart_registry($key);
}

class AWarning {
    public function __construct($message) {}
    public function toLog() { return $this; }
    public function toDebug() { return $this; }
}
class AError extends AWarning {}
class ALog extends Log {}

class AEncryption {
    public function __construct($key = '') {}
    public function encrypt($value) { return \mac('cipher', opencart_key(), $value); }
    public function decrypt($value): string {}
}
