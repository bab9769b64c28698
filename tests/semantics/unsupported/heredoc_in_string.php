<?php
// unsupported: a heredoc inside of a string at line 4
$a = ["x" => 1];
echo "{$a[<<<T
x
T]}\n";
