<?php
//@ settles;
function shop_settle($order) {}
