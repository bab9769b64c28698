<?php
// The page that a buyer comes back to is taken for a payment.
if ($GLOBALS['session']->get('heron', 'client') === 'waits') {
    $order = Order::getInstance();
    $order->orderStatus(Order::ORDER_PROCESS, $GLOBALS['cart']->basket['cart_order_id']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, possible TP1007
}
