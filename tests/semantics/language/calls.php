<?php
// calls by name and by value, with references, names and what built-ins make of them
function inc(&$x) { $x++; }
class Box {
    public function __construct(public array &$items) {}
    public function __invoke(&$a, ...$rest) { $a .= '!'; return count($rest); }
    public static function __callStatic($name, $args) { return static::class . "::$name"; }
}
class SubBox extends Box { public static function made() { return call_user_func('parent::any'); } }
class Base {
    private static function get() { return 'base'; }
    public static function out() { return static::class . ' ' . call_user_func([static::class, 'got']); }
    public static function got() { return 'base got'; }
}
class Derived extends Base { public static function got() { return 'derived got'; } }
$n = 1;
$args = [&$n];
call_user_func_array('inc', $args);
var_dump($n);
$list = [];
$box = new Box($list);
$list[] = 1;
var_dump(count($box->items), $box($n, 2, 3), $n);
var_dump(SubBox::made(), Base::out(), Derived::out());
try {
    $f = 'compact';
    $f('n');
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
try {
    call_user_func_array('inc', ['x' => $n, 1]);
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
function typed(int $a): string { return $a; }
try {
    typed('x');
} catch (TypeError $e) {
    echo substr((string) $e, 0, 60), "\n";
}
define('KEPT', [&$n]);
$n = 'changed';
var_dump(KEPT[0] !== $n);
try {
    $full = [PHP_INT_MAX => 1];
    $full[] = 2;
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
var_dump(is_callable('Base::get'), is_callable(['Base', 'got']), method_exists('Derived', 'get'));
printf("[% %%d|%'*5d|%-4s|]\n", 0, 7, 8, 'x');
var_dump(json_encode("a\xE0", JSON_PARTIAL_OUTPUT_ON_ERROR), json_decode('[1}'), json_last_error());
echo http_build_query(['f' => 1E+14]), "\n";
?>
 
