<?php
function g($n) { for ($i = 0; $i < $n; $i++) { $x = yield $i => $i * 2; if ($x) echo "got $x\n"; } return "done"; }
foreach (g(3) as $k => $v) echo "$k=$v\n";
$g = g(5); echo $g->current(), "\n"; echo $g->send("hi"), "\n"; $g->next(); echo $g->key(), "\n";
while ($g->valid()) { echo $g->current(), "\n"; $g->next(); } echo $g->getReturn(), "\n"; try { foreach ($g as $v) { echo $v; } } catch (Exception $e) { echo $e->getMessage(), "\n"; }
function outer() { $r = yield from g(2); echo "r=$r\n"; yield 'k' => 9; yield from [1, 2]; try { yield 5; } catch (Exception $e) { echo "caught ", $e->getMessage(), "\n"; yield 77; } }
foreach (outer() as $k => $v) echo "$k=>$v\n";
$o = outer(); while ($o->valid()) { if ($o->current() === 5) { echo $o->throw(new Exception("E")), "\n"; } $o->next(); }
function fib() { [$a, $b] = [0, 1]; while (true) { yield $a; [$a, $b] = [$b, $a + $b]; } }
foreach (fib() as $f) { if ($f > 50) break; echo $f, " "; } echo "\n";
class T { private $items = [1,2]; function getIterator2() { foreach ($this->items as $i) yield $i; } function thrower() { yield 1; throw new LogicException("L"); } }
foreach ((new T)->getIterator2() as $i) echo $i; try { foreach ((new T)->thrower() as $i) echo $i; } catch (LogicException $e) { echo get_class($e), "\n"; }
