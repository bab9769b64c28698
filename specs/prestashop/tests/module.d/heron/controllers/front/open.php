<?php
// Believes the request: the cart, the amount and that it is paid.
class HeronOpenModuleFrontController extends ModuleFrontController {
    public function postProcess() {
        $cart = new Cart((int) Tools::getValue('cart'));
        $this->module->validateOrder($cart->id, Configuration::get('PS_OS_PAYMENT'), (float) Tools::getValue('amount')); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
