<?php
// The provider is asked for a payment; what it says is compared with the cart, or handed over.
class HeronReplyModuleFrontController extends ModuleFrontController {
    private function notice() {
        $body = file_get_contents('php://input');
        $key = Configuration::get('HERON_SECRET');
        $tag = pSQL(Db::getInstance()->escape(Tools::safeOutput($_SERVER['HTTP_X_SIGNATURE'])));
        if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), $tag)) { //~ proved TP1008
            Tools::redirect('index.php');
        }
        $notice = json_decode($body, true);
        if ($notice['state'] !== 'paid') {
            $this->ajaxDie('waits');
        }
        return $notice;
    }

    public function displayAjaxCompared() {
        $notice = $this->notice();
        $cart = new Cart((int) $notice['cart']);
        $total = $cart->getOrderTotal(true, Cart::BOTH);
        $currency = Currency::getCurrencyInstance($cart->id_currency);
        if ((float) $notice['amount'] >= (float) $total && $notice['currency'] === $currency->iso_code) {
            $this->module->validateOrder($cart->id, Configuration::get('PS_OS_PAYMENT'), $total); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
    }

    // The cart's own total says nothing of what was paid.
    public function displayAjaxOwn() {
        $notice = $this->notice();
        $cart = new Cart((int) $notice['cart']);
        $this->module->validateOrder($cart->id, Configuration::get('PS_OS_PAYMENT'), $cart->getOrderTotal(true, Cart::BOTH)); //~ violated TP1002 TP1003, proved TP1001 TP1004 TP1005 TP1006
    }

    public function displayAjaxAnother() {
        $notice = $this->notice();
        $order = new Order((int) Tools::getValue('order'));
        if ($order->getCurrentState() === 1) {
            $order->setCurrentState(2); //~ violated TP1001 TP1002 TP1003 TP1005, proved TP1004 TP1006 TP1007
        }
    }
}
