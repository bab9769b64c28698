<?php
class Heron extends PaymentModule {
    public $api_secret;

    public function __construct() {
        $this->name = 'heron';
        parent::__construct();
        $this->api_secret = Configuration::get('HERON_SECRET');
    }

    public function hookPaymentReturn($params) {
        $order = new Order((int) Tools::getValue('id_order'));
        $order->setCurrentState(Configuration::get('PS_OS_PAYMENT')); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
