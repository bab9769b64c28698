<?php
//@ settles $order, $more;
function shop_settle($order, $more) {}
