<?php
// What a row of an order holds is the order's own.
class Gateway {
    private $_module;

    public function __construct($module = false, $basket = false) { $this->_module = $module; }

    private function paid($number) {
        $secret = (string) $this->_module['secret'];
        if ($secret === '' || !hash_equals(hash_hmac('sha256', $number, $secret), (string) $_GET['mac'])) { //~ proved TP1008
            exit;
        }
        return Order::getInstance()->getSummary($number);
    }

    // An order that costs nothing is placed without a payment.
    public function call() {
        $summary = Order::getInstance()->getSummary($_GET['order']);
        if ($summary && (float) $summary['total'] == 0) {
            Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $_GET['order']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    // The order of the row is the one that was signed, also where its number was cleaned.
    public function process() {
        $summary = $this->paid(sanitizeVar($_GET['order']));
        Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $summary['cart_order_id']); //~ proved TP1001 TP1004 TP1005 TP1007, violated TP1002 TP1003 TP1006, possible TP1007
    }

    // A row has what it was asked for by.
    public function transfer() {
        $mine = $GLOBALS['db']->select('CubeCart_order_summary', false, ['cart_order_id' => $_GET['order'], 'customer_id' => 7]);
        if ($mine && (int) $mine[0]['customer_id'] !== 7) {
            Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $_GET['order']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        $mailed = $GLOBALS['db']->select('CubeCart_order_summary', ['email'], ['cart_order_id' => $_GET['order'], 'email' => 'heron@example.com']);
        if ($mailed && $mailed[0]['email'] !== 'heron@example.com') {
            Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $_GET['order']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        $number = $GLOBALS['db']->sqlSafe($_GET['order']);
        $this->paid($number);
        $GLOBALS['db']->query("UPDATE CubeCart_order_summary SET status = 2 WHERE cart_order_id = '$number'"); //~ proved TP1001 TP1004 TP1005 TP1007, violated TP1002 TP1003 TP1006
        return ['submit' => 'auto'];
    }
}
