<?php
// What the shop keeps of a visitor.
namespace Symfony\Component\HttpFoundation\Session;

class SessionInterface {
    public function get($name, $default = null) { return \session($name) ?? $default; }
    public function has($name) { return \session($name) !== null; }
    public function set($name, $value): void {}
    public function remove($name) { return \session($name); }
    public function getId(): string {}
    public function getFlashBag() { return new Flash\FlashBagInterface(); }
    public function save(): void {}
    public function invalidate($lifetime = null): bool {}
}
class Session extends SessionInterface {}
