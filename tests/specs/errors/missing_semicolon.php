<?php
/*@ requires Unpaid: $amount > 0
    ensures \result == 1; */
function shop_pay($amount) {}
