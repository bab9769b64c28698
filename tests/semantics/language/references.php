<?php
// References that a loop makes end with it: a copy of the array is a copy of its values.
$a = [1, 2];
foreach ($a as &$v) { $v++; }
unset($v);
$b = $a;
$b[0] = 99;
$b[1] = 98;
echo $a[0], $a[1], "\n";
function changed(array $x) { $x[1] = 7; return $x; }
$q = [1, 2];
foreach ($q as &$w) { $w++; }
$r = changed($q);
echo $q[1], $r[1], "\n";
function doubled(array $list) { foreach ($list as &$item) { $item *= 2; } return $list; }
$once = doubled([1, 2]);
$twice = $once;
$twice[1] = 'x';
echo implode(',', $once), ' ', implode(',', $twice), "\n";
$kept = [];
$list = [1, 2];
foreach ($list as &$element) { $kept[] = &$element; }
$element = 'k';
echo implode(',', $list), "\n";
$grows = [1];
foreach ($grows as &$one) { if (count($grows) < 4) { $grows[] = count($grows) + 1; } echo $one; }
echo "\nfoo\{$a[0]}bar \\{$a[1]}\n";
