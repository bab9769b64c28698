<?php
// Signatures: of what was sent before the shop escaped it, with a key that may not be set; and of an order of the session.
class Gateway {
    private $_module;
    private $_basket;

    public function __construct($module = false, $basket = false) {
        $this->_module = $module;
        $this->_basket =& $GLOBALS['cart']->basket;
    }

    public function call() {
        $raw = $GLOBALS['RAW']['POST'];
        if (hash_hmac('sha256', $raw['order'] . '|' . $raw['amount'] . '|' . $raw['currency'] . '|' . $raw['state'], $this->_module['secret']) != $raw['mac']) { //~ violated TP1008
            exit;
        }
        $order = Order::getInstance();
        $summary = $order->getSummary($raw['order']);
        if ($raw['state'] === 'paid' && (float) $raw['amount'] >= (float) $summary['total']) {
            $order->orderStatus(Order::ORDER_PROCESS, $raw['order']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, possible TP1007
        }
    }

    public function process() {
        $raw = $GLOBALS['RAW']['POST'];
        $secret = (string) $GLOBALS['config']->get('Heron', 'secret');
        $mac = hash_hmac('sha256', $raw['order'] . '|' . $raw['amount'] . '|' . $raw['currency'] . '|' . $raw['state'], $secret);
        if ($secret === '' || !hash_equals($mac, (string) $raw['mac']) || $raw['state'] !== 'paid') { //~ proved TP1008
            exit;
        }
        $order = Order::getInstance();
        $summary = $order->getSummary($raw['order']);
        if ($summary['status'] === '1' && $raw['currency'] === $GLOBALS['config']->get('config', 'default_currency') && (float) $raw['amount'] >= (float) $summary['total']) {
            $order->orderStatus(Order::ORDER_PROCESS, $raw['order']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    // Any order that is not complete yet.
    public function transfer() {
        $open = $GLOBALS['db']->select('CubeCart_order_summary', ['cart_order_id'], ['cart_order_id' => $_GET['order'], 'status' => '!3']);
        if ($open) {
            Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $open[0]['cart_order_id']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, possible TP1007
        }
        return ['submit' => 'auto'];
    }
}
