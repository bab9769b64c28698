<?php
//@ ensures \result == ($a ? 1);
function shop_first($a) {}
