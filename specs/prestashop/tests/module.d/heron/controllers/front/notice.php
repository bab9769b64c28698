<?php
// A signed notice about a cart that becomes an order, and about an order that is there.
class HeronNoticeModuleFrontController extends ModuleFrontController {
    public function postProcess() {
        $body = file_get_contents('php://input');
        $key = $this->module->api_secret;
        if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
            exit;
        }
        $notice = json_decode($body, true);
        if ($notice['state'] !== 'paid') {
            exit;
        }
        $cart = new Cart((int) $notice['cart']);
        $currency = new Currency($cart->id_currency);
        if ($notice['currency'] === $currency->iso_code) {
            $this->module->validateOrder($cart->id, Configuration::get('PS_OS_PAYMENT'), (float) $notice['amount']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
    }

    public function displayAjaxOrder() {
        $body = file_get_contents('php://input');
        $key = Configuration::get('HERON_SECRET');
        if ($key === '' || hash_hmac('sha256', $body, $key) != $_SERVER['HTTP_X_SIGNATURE']) { //~ violated TP1008
            exit;
        }
        $notice = json_decode($body, true);
        $order = new Order((int) $notice['order']);
        $currency = new Currency($order->id_currency);
        $paid = (float) $notice['amount'] >= (float) $order->total_paid && $notice['currency'] === $currency->iso_code;
        if (!Validate::isLoadedObject($order) || $notice['state'] !== 'paid' || !$paid) {
            return;
        }
        if ($order->getCurrentState() === 1) {
            $history = new OrderHistory();
            $history->changeIdOrderState(2, $order->id); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}
