<?php
namespace Razorpay\Api;

use ArrayAccess;

abstract class Base
{
    private $seen = 0;
    protected function seen() { return ++$this->seen; }
}

final class Utility extends Base implements \Countable
{
    const KEYS = ['razorpay_order_id', 'razorpay_payment_id', 'razorpay_signature'];

    public function count(): int { return $this->seen(); }

    public function verifyPaymentSignature($attributes)
    {
        throw new \RuntimeException('a library that asks the network');
    }

    // What the specification does not tell of.
    public function tidy($input)
    {
        $tidy = [];
        foreach (self::KEYS as $key) {
            $tidy[$key] = isset($input[$key]) ? trim($input[$key]) : '';
        }
        return $tidy;
    }
}
