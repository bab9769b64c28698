<?php
//@ signals \true;
function shop_pay(int $amount): int {}
