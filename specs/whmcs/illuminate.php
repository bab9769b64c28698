<?php
// The same under the name of the library that it comes from.
namespace Illuminate\Database\Capsule;

class Manager {
    public static function table($table) { return new \WHMCS\Database\CapsuleQuery($table); }
    public static function connection() { return \any('mixed', 'connection'); }
}
