<?php
//@ entry client: $hook ~ "a*" calls $callback then shop_anwser;
function shop_add($hook, $callback) {}
function shop_answer($value) {}
