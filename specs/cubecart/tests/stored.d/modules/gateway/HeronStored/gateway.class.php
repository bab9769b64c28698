<?php
// The status is written into the order's row; and what is none that counts as paid.
class Gateway {
    private $_module;

    public function __construct($module = false, $basket = false) { $this->_module = $module; }

    public function call() {
        $order = Order::getInstance();
        $order->updateSummary($_POST['order'], ['ship_tracking' => 'heron']);
        $order->updateSummary($_POST['order'], ['status' => Order::ORDER_PENDING]);
        $order->updateSummary($_POST['order'], ['status' => Order::ORDER_COMPLETE]); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    public function process() {
        $GLOBALS['db']->update('CubeCart_order_summary', ['status' => 2], ['customer_id' => $GLOBALS['user']->getId()]); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        $order = new Order();
        $order->orderStatus(Order::ORDER_DECLINED, $_GET['order']);
        $order->paymentStatus(Order::PAYMENT_SUCCESS, $_GET['order']);
        $order->orderStatus($this->_module['status'], $_GET['order']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    public function transfer() {
        $GLOBALS['db']->misc("UPDATE `CubeCart_order_summary` SET `status` = 3 WHERE `cart_order_id` = '" . $_POST['order'] . "'"); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        return ['submit' => 'auto'];
    }
}
