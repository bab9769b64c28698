<?php
$ra = [42];
$ra[0] =& $ra;
var_dump(json_encode($ra), json_last_error_msg());
var_dump(json_encode($ra, JSON_PARTIAL_OUTPUT_ON_ERROR));
$x = $ra; $x['k'] = 5;
var_dump(json_encode($x), json_last_error());
var_dump(json_encode($x, JSON_PARTIAL_OUTPUT_ON_ERROR));
$a = [1]; $a[0] = &$b; $b = $a;
var_dump(json_encode($a, JSON_PARTIAL_OUTPUT_ON_ERROR));
$e = []; var_dump(json_encode([$e, [$e, [$e]]]));
$q = [1, 2]; $r = [$q, 'z' => [$q, $q]]; var_dump(json_encode($r));
