<?php
/*@ ensures \result == 1;
function shop_one() {}
