<?php
//@ ensures \result == $this.id;
function shop_id($order) {}
