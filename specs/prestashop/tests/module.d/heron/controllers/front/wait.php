<?php
// Nothing is paid yet, and the log is read by others.
class HeronWaitModuleFrontController extends ModuleFrontController {
    public function initContent() {
        $cart = $this->context->cart;
        $total = $cart->getOrderTotal(true, Cart::BOTH);
        $this->module->validateOrder($cart->id, Configuration::get('PS_OS_BANKWIRE'), $total);
        $this->module->validateOrder($cart->id, (int) Configuration::get('HERON_PENDING'), $total);
        PrestaShopLogger::addLog('secret ' . Configuration::get('HERON_SECRET')); //~ violated TP5001
        Logger::addLog('card ' . Tools::getValue('card_number')); //~ violated TP5002
        PrestaShopLogger::addLog('card ' . Tools::getValue('card_number')); //~ violated TP5002
        Logger::addLog('secret ' . Configuration::get('HERON_SECRET')); //~ violated TP5001
        $log = new FileLogger();
        $log->logDebug('secret ' . Configuration::get('HERON_SECRET')); //~ violated TP5001
        $log->logDebug('card ' . Tools::getValue('card_number')); //~ violated TP5002
        $log->logInfo('secret ' . Configuration::get('HERON_SECRET')); //~ violated TP5001
        $log->logInfo('card ' . Tools::getValue('card_number')); //~ violated TP5002
        $log->logInfo('cart ' . $cart->id);
    }
}
