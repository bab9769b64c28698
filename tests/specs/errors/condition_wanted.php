<?php
//@ requires Unpaid: $status && $amount > 0;
function shop_pay(string $status, int $amount) {}
