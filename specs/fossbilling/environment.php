<?php
// A shop that is open is in production.
namespace FOSSBilling;

class Environment {
    public static function isProduction(): bool { return true; }
    public static function isDevelopment(): bool { return false; }
    public static function isTesting(): bool { return false; }
    public static function isCLI(): bool { return false; }
}
