<?php
// A gateway that asks its provider: about a payment that the buyer's browser names, and about one that was made.
class Gateway {
    private $_module;
    private $_basket;
    private $_db;

    public function __construct($module = false, $basket = false) {
        if (!is_array($module)) {
            throw new Exception('no settings');
        }
        $this->_db =& $GLOBALS['db'];
        $this->_module = $module;
        $this->_basket =& $GLOBALS['cart']->basket;
    }

    private function ask($path) {
        $request = new Request('api.heron.example', $path);
        $request->authenticate($this->_module['api_key'], '');
        $request->setSSL(true, 2);
        $request->setMethod('get');
        return json_decode($request->send(), true);
    }

    // The payment's own reference is the order.
    public function call() {
        $payment = $this->ask('/payments/' . urlencode($_GET['payment']));
        if (empty($payment['id']) || $payment['state'] !== 'paid') {
            return;
        }
        $order = Order::getInstance();
        $summary = $order->getSummary($payment['reference']);
        if ($summary['status'] !== '1' || $payment['currency'] !== $GLOBALS['config']->get('config', 'default_currency')) {
            return;
        }
        if ((float) $payment['amount'] >= (float) $summary['total']) {
            $order->orderStatus(Order::ORDER_COMPLETE, $payment['reference']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
            $order->paymentStatus(Order::PAYMENT_SUCCESS, $payment['reference']);
        }
    }

    // Any payment of the provider's settles the order of the session, whatever it was for.
    public function process() {
        $payment = $this->ask('/payments/' . urlencode($_GET['payment']));
        if ($payment['state'] === 'paid') {
            Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $this->_basket['cart_order_id']); //~ proved TP1001 TP1004 TP1006 TP1007, violated TP1002 TP1003 TP1005, possible TP1007
        }
        httpredir(currentPage(null, ['_a' => 'complete']));
    }

    public function transfer() { return ['action' => currentPage(), 'method' => 'post', 'submit' => 'manual']; }
    public function fixedVariables() { return ['gateway' => basename(__DIR__)]; }
    public function repeatVariables() { return false; }

    // What is asked for is what the basket holds now, not what the order was placed with.
    public function form() {
        if (isset($_POST['card_token'])) {
            $request = new Request('api.heron.example/charges');
            $request->setSSL();
            $request->setData(['order' => $this->_basket['cart_order_id'], 'amount' => $this->_basket['total'], 'token' => $_POST['card_token'], 'key' => $this->_module['api_key']]);
            $charge = json_decode($request->send(), true);
            if ($charge['state'] === 'paid') {
                Order::getInstance()->orderStatus(Order::ORDER_PROCESS, $this->_basket['cart_order_id']); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, violated TP1002 TP1003, possible TP1007
            }
        }
        return '';
    }
}
