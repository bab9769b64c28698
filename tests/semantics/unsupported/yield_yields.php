<?php
// unsupported: a yield that yields at line 3
function f() { yield yield 1; }
foreach (f() as $v) echo $v;
