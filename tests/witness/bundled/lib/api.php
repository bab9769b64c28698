<?php
namespace Razorpay\Api;

class Api
{
    private static $key;

    public function __construct($key, $secret)
    {
        self::$key = $key;
    }

    public function __get($name)
    {
        if ($name === 'tidier') {
            return new Utility();
        }
        throw new \Exception('nothing has this name');
    }
}
