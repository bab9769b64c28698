<?php
// unsupported: a null-safe step in a string at line 4
$x = null;
echo "$x?->y\n";
