<?php
// What is kept for a while.
namespace Psr\Cache;

class CacheItemInterface {
    private $key;
    private $value;
    public function __construct($key = '') { $this->key = $key; }
    public function getKey() { return $this->key; }
    public function get() { return $this->value ?? \stored('cache', $this->key); }
    public function isHit(): bool {}
    public function set($value) {
        $this->value = $value;
        return $this;
    }
    public function expiresAt($expiration) { return $this; }
    public function expiresAfter($time) { return $this; }
}

class CacheItemPoolInterface {
    public function getItem($key) { return new CacheItemInterface($key); }
    public function hasItem($key): bool {}
    public function save($item): bool {}
    public function deleteItem($key): bool {}
    public function clear(): bool {}
}
