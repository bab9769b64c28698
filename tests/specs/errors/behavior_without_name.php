<?php
//@ behavior: assumes $a; ensures \result == 1;
function shop_first($a) {}
