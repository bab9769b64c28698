<?php
//@ settles $order unless $paid;
function shop_settle($order, $paid) {}
