<?php
//@ ensures \result == paid($stats);
function shop_is_paid(string $status): bool {}
