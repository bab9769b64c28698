<?php
// One notice, twice: what is logged of a payment, and what is forced.
class Gateway {
    private $_module;

    public function __construct($module = false, $basket = false) { $this->_module = $module; }

    private function notice() {
        $body = file_get_contents('php://input');
        $secret = (string) $this->_module['secret'];
        if ($secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
            exit;
        }
        $notice = json_decode($body, true);
        if ($notice['state'] !== 'paid' || $notice['currency'] !== $GLOBALS['config']->get('config', 'default_currency')) {
            exit;
        }
        return $notice;
    }

    // A payment that is logged already is refused.
    public function call() {
        $notice = $this->notice();
        $order = Order::getInstance();
        $summary = $order->getSummary($notice['order']);
        $known = $GLOBALS['db']->select('CubeCart_transactions', ['id'], ['trans_id' => $notice['payment']]);
        if (!$summary || $known || (float) $notice['amount'] < (float) $summary['total']) {
            return;
        }
        $order->orderStatus(Order::ORDER_PROCESS, $notice['order'], true); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        $order->logTransaction(['order_id' => $notice['order'], 'trans_id' => $notice['payment'], 'gateway' => 'Heron', 'status' => 'paid']);
    }

    // What is forced happens each time.
    public function process() {
        $notice = $this->notice();
        $order = Order::getInstance();
        $summary = $order->getSummary($notice['order']);
        if ($summary && (float) $notice['amount'] >= (float) $summary['total']) {
            $order->orderStatus(Order::ORDER_PROCESS, $notice['order'], true); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007, possible TP1007
            $order->logTransaction(['trans_id' => $notice['payment']]);
        }
    }

    // What is complete by itself may be set back.
    public function transfer() {
        $notice = $this->notice();
        $order = Order::getInstance();
        $summary = $order->getSummary($notice['order']);
        if ((float) $notice['amount'] >= (float) $summary['total']) {
            $order->orderStatus(Order::ORDER_PROCESS, $notice['order']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007, possible TP1007
        }
        return ['submit' => 'auto'];
    }
    public function fixedVariables() {
        $notice = $this->notice();
        $summary = Order::getInstance()->getSummary($notice['order']);
        if ((float) $notice['amount'] >= (float) $summary['total']) {
            Order::getInstance()->orderStatus(Order::ORDER_COMPLETE, $notice['order']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007, possible TP1007
        }
        return [];
    }
    public function repeatVariables() {
        $notice = $this->notice();
        $rows = $GLOBALS['db']->select('CubeCart_transactions', ['id'], ['gateway' => 'Heron', 'order_id' => $notice['order']]);
        $summary = Order::getInstance()->getSummary($notice['order']);
        if (!$rows && (float) $notice['amount'] >= (float) $summary['total']) {
            Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $notice['order'], true); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
            $GLOBALS['db']->insert('CubeCart_transactions', ['order_id' => $notice['order'], 'trans_id' => $notice['payment'], 'gateway' => 'Heron']);
        }
        return [];
    }
}
