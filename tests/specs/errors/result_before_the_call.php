<?php
//@ requires Unpaid: \result > 0;
function shop_pay(int $amount): int {}
