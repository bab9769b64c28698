<?php
// The base classes as 4.x names them.
namespace Opencart\System\Engine;

class Controller extends \Controller {
    public function __construct($registry = null) {}
    public function __get($key) { return \opencart_registry($key); }
    public function __isset($key) { return true; }
}

class Model extends \Model {
    public function __construct($registry = null) {}
    public function __get($key) { return \opencart_registry($key); }
    public function __isset($key) { return true; }
}

class Registry extends \Registry {
    public function __get($key) { return \opencart_registry($key); }
    public function __isset($key) { return true; }
    public function get($key) { return \opencart_registry($key); }
    public function set($key, $value): void {}
    public function has($key): bool { return true; }
}
