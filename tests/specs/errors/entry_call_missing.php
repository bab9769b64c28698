<?php
//@ entry client: $hook ~ "open_*" $callback;
function shop_on($hook, $callback) {}
