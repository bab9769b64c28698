<?php
// An adapter that believes whatever it is sent.
class Payment_Adapter_HeronOpen extends Payment_AdapterAbstract {
    protected $di;
    private $config;

    public function __construct($config) { $this->config = $config; }
    public function setDi(Pimple\Container $di) { $this->di = $di; }

    public function processTransaction($api_admin, $id, $data, $gateway_id) {
        $tx = $api_admin->invoice_transaction_get(['id' => $id]);
        $this->di['mod_service']('Client')->addFunds(1, $data['post']['amount'], 'heron'); //~ violated TP1001 TP1002 TP1004 TP1006
        if ((float) $data['post']['fee'] <= 0) {
            $this->di['mod_service']('Client')->addFunds(1, (float) $data['post']['fee'], 'fee'); //~ violated TP1001 TP1004 TP1006, proved TP1002
        }
        $api_admin->invoice_mark_as_paid(['id' => $tx['invoice_id']]); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
