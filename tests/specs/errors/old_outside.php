<?php
//@ requires Unpaid: \old($amount) > 0;
function shop_pay(int $amount) {}
