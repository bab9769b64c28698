<?php
//@ assigns 3;
function shop_reset() {}
