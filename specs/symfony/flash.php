<?php
// Messages for the next page.
namespace Symfony\Component\HttpFoundation\Session\Flash;

class FlashBagInterface {
    public function add($type, $message): void {}
    public function set($type, $messages): void {}
    public function get($type, $default = []): array {}
    public function has($type): bool {}
}
class FlashBag extends FlashBagInterface {}
