<?php
function f(/* none */ $a /* , */, /* last */ $b = /* one */ 1 /* end */) { return /* sum */ $a + /* and */ $b; }
echo /* text */ f(/* first */ 1), "\n";
$list = [/* nothing */ 'a' /* key */ => /* value */ 1, /* next */ 2];
[/* x */ 'a' => /* to */ $x] = $list;
if (/* always */ isset(/* it */ $list[/* at */ 'a'])) { unset(/* it */ $list['a']); }
class C /* of */ extends ArrayObject { const N = /* is */ 1; public $p = /* nothing */ []; }
for ($i = 0; $i < 3; $i++) { switch ($i) { case 1: continue /* the loop */ 2; default: break /* one */ 1; } echo $i, "\n"; }
echo /* class */ C::/* constant */ N, count($list), $x, "\n";
switch (/* what */ $x) { /* nothing before */ case /* one */ 1: echo "one\n"; }
try { throw /* it */ new /* C */ Exception(/* text */ 'e'); } catch (/* any */ Exception /* as */ $e) { echo $e->/* its */ getMessage(), "\n"; }
