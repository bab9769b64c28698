<?php
function shop_one() {}
//@ ensures \result == 1;
