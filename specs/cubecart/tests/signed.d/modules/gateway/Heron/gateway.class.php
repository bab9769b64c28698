<?php
// A gateway whose notices are signed, and that compares what they say with the order.
class Gateway {
    private $_module;
    private $_basket;

    public function __construct($module = false, $basket = false) {
        $this->_module = $module;
        $this->_basket =& $GLOBALS['cart']->basket;
    }

    public function transfer() {
        return ['action' => 'https://pay.heron.example/', 'method' => 'post', 'target' => '_self', 'submit' => 'auto'];
    }

    public function fixedVariables() {
        return ['order' => $this->_basket['cart_order_id'], 'amount' => $this->_basket['total']];
    }

    public function repeatVariables() { return false; }

    public function call() {
        $body = file_get_contents('php://input');
        $secret = (string) $this->_module['secret'];
        if ($secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
            exit;
        }
        $notice = json_decode($body, true);
        $order = Order::getInstance();
        $summary = $order->getSummary($notice['order']);
        if (!$summary || $summary['status'] != Order::ORDER_PENDING || $notice['state'] !== 'paid') {
            exit;
        }
        if ($notice['currency'] !== $GLOBALS['config']->get('config', 'default_currency')) {
            exit;
        }
        if ((float) $notice['amount'] >= (float) $summary['total']) {
            $order->paymentStatus(Order::PAYMENT_SUCCESS, $notice['order']);
            $order->orderStatus(Order::ORDER_PROCESS, $notice['order']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    public function process() {
        $order = Order::getInstance();
        if ($_POST['state'] === 'paid') {
            $order->orderStatus(Order::ORDER_PROCESS, $_POST['order']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, possible TP1007
        }
        httpredir(currentPage(['_g', 'type', 'cmd', 'module'], ['_a' => 'complete']));
    }

    public function form() { return false; }
}
