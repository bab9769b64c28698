<?php class A { public $n; function __construct($n){$this->n=$n;} function __destruct(){echo "d{$this->n}\n";} function m() { echo "m\n"; return 5; } }
$a = new A(1); $b = new A(2); $c = new A(3); $same = $c;
function f($p) { $y = new A(10); $x = new A(11); $p = null; echo "f\n"; return $x; }
$r = f(new A(20)); echo "after\n"; unset($r); echo "unset\n";
$a = new A(4); echo "reassigned\n";
new A(30); echo "x\n"; (new A(31))->m(); echo "y\n";
$arr = [new A(40)]; $arr = null; echo "arr\n";
function g(A $q) { echo "g\n"; } g(new A(50)); echo "z\n";
foreach ([1, 2] as $i) { $o = new A(60 + $i); echo "loop\n"; }
$o = null; echo "end\n";
