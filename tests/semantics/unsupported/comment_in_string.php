<?php
// unsupported: a comment inside of a string at line 4
$x = 5;
echo "{$x /* c */}\n";
