<?php
// A gateway of PayPal's notices, which are sent back.
class Gateway {
    private $_module;

    public function __construct($module = false, $basket = false) { $this->_module = $module; }

    private function isConfirmed() {
        $request = new Request($this->_module['testMode'] ? 'www.sandbox.paypal.com' : 'www.paypal.com', '/cgi-bin/webscr');
        $request->setSSL();
        $request->setHTTPVersion('1.1');
        $request->setData(['cmd' => '_notify-validate'] + $_POST);
        return $request->send() === 'VERIFIED' && $_POST['payment_status'] === 'Completed';
    }

    // Who was paid, how much and in what is compared with the shop's own.
    public function call() {
        $order = Order::getInstance();
        $summary = $order->getSummary($_POST['invoice']);
        if (!$this->isConfirmed() || $summary['status'] != '1') {
            return;
        }
        if (empty($this->_module['email']) || $_POST['receiver_email'] !== $this->_module['email']) {
            return;
        }
        if ($_POST['mc_currency'] !== $GLOBALS['config']->get('config', 'default_currency')) {
            return;
        }
        if ((float) $_POST['mc_gross'] >= (float) $summary['total']) {
            $order->orderStatus(Order::ORDER_PROCESS, $_POST['invoice']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    // The currency of the row is the one that the buyer looks at prices in; a currency says nothing of who was paid.
    public function process() {
        $rows = $GLOBALS['db']->select('CubeCart_order_summary', ['total', 'currency'], ['cart_order_id' => $_POST['invoice'], 'status' => 1]);
        if (!$rows || !$this->isConfirmed()) {
            return;
        }
        if ($_POST['mc_currency'] === $rows[0]['currency'] && (float) $_POST['mc_gross'] >= (float) $rows[0]['total']) {
            Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $_POST['invoice']); //~ proved TP1001 TP1002 TP1005 TP1006 TP1007, violated TP1003 TP1004
        }
    }

    // Neither is looked at, and the notice may be of a test.
    public function transfer() {
        if ($this->isConfirmed() && $_POST['mc_currency'] === $GLOBALS['config']->get('config', 'default_currency')) {
            Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $_POST['invoice']); //~ proved TP1001 TP1003 TP1005 TP1006 TP1007, violated TP1002 TP1004, possible TP1007
        }
        return ['submit' => 'iframe'];
    }
    public function iframeURL() {
        Order::getInstance()->orderStatus(Order::ORDER_PENDING, $_POST['invoice']);
        return 'https://www.paypal.com/';
    }
    public function iframeForm() {
        Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $_POST['invoice']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        return '';
    }
}
