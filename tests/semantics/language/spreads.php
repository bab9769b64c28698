<?php
function f(...$a) { return count($a); }
foreach ([null, 1, 2.5, "x", true, new stdClass, fn() => 1] as $v) {
    try { var_dump([...$v]); } catch (Error $e) { echo get_class($e), ": ", $e->getMessage(), "\n"; }
    try { var_dump(f(...$v)); } catch (Error $e) { echo get_class($e), ": ", $e->getMessage(), "\n"; }
    try { var_dump([1, 'a' => 2, ...$v]); } catch (Error $e) { echo get_class($e), ": ", $e->getMessage(), "\n"; }
    try { var_dump(f(1, ...$v, ...[1])); } catch (Error $e) { echo get_class($e), ": ", $e->getMessage(), "\n"; }
    try { var_dump(strlen(...$v)); } catch (Error $e) { echo get_class($e), ": ", $e->getMessage(), "\n"; }
}
var_dump([...[1], ...[3]], f(...[]));
try { var_dump([...$undefined]); } catch (Error $e) { echo get_class($e), "\n"; }
try { var_dump(f(...new class { public $a = 1; })); } catch (Error $e) { echo get_class($e), "\n"; }
