<?php
//@ ensures \result <==> paid($count);
function shop_counted(int $count): bool {}
