<?php
//@ requires Unpayd: $amount > 0;
function shop_pay($amount) {}
