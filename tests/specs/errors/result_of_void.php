<?php
//@ ensures \result == 1;
function shop_pay(int $amount): void {}
