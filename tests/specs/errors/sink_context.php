<?php
//@ sink page: $text;
function shop_show($text) {}
