<?php
namespace Opencart\Catalog\Model\Extension\Heron\Payment;

class Heron extends \Opencart\System\Engine\Model {
    public function orderOf(array $request): int {
        return (int) $request['order'];
    }
}
