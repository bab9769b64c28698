<?php
//@ ensure \result == 1;
function shop_one() {}
