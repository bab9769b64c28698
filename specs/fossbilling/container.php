<?php
// The container of services that adapters are given.
namespace Pimple;

class Container implements \ArrayAccess {
    public function offsetExists($name): bool { return true; }
    public function offsetSet($name, $value): void {}
    public function offsetUnset($name): void {}
    public function offsetGet($name): mixed {
        switch ($name) {
            case 'mod_service': return 'fossbilling_service';
            case 'db': return \service('fossbilling_database');
            case 'http_client': return new \Http_Client();
            case 'api_admin': return \service('fossbilling_admin');
        }
        return \any('mixed', 'service');
    }
}
