<?php
// Nothing is owed: a cart or an order of which the total is zero.
class HeronFreeModuleFrontController extends ModuleFrontController {
    public function postProcess() {
        $cart = new Cart((int) Tools::getValue('cart'));
        if ((float) $cart->getOrderTotal(true, Cart::BOTH) == 0) {
            $this->module->validateOrder($cart->id, Configuration::get('PS_OS_PAYMENT'), 0); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
    }

    public function displayAjaxOrder() {
        $order = new Order((int) Tools::getValue('order'));
        if ((float) $order->getOrdersTotalPaid() == 0 || (float) $order->getTotalPaid() == 0) {
            $order->setCurrentState(2); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    // States in which nothing is paid.
    public function displayAjaxWait() {
        $order = new Order((int) Tools::getValue('order'));
        $order->setCurrentState(13);
        $order->setCurrentState((int) Configuration::get('PS_OS_CHEQUE'));
        $order->setCurrentState((int) Configuration::get('PS_OS_CANCELED'));
    }
}
