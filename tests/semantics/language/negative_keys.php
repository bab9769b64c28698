<?php
/* Where `[]` goes behind a negative key: an array that was `[]` once begins at 0. */
$made[-10] = 1;
$made[] = 2;
$written = [-10 => 1];
$written[] = 2;
$empty = [];
$empty[-10] = 1;
$empty[] = 2;
$gone = [-3 => 1];
unset($gone[-3]);
$gone[] = 2;
var_dump($made, $written, $empty, $gone);
