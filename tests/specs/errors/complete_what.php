<?php
/*@ behavior first: assumes $a; ensures \result == 1;
    complete behaviours; */
function shop_first($a) {}
