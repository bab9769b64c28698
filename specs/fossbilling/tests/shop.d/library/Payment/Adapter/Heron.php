<?php
// An adapter that asks PayPal about each notice, and compares what it was told.
class Payment_Adapter_Heron extends Payment_AdapterAbstract {
    protected $di;
    private $config;

    public function __construct($config) { $this->config = $config; }
    public function setDi(Pimple\Container $di) { $this->di = $di; }

    private function isValid($data) {
        parse_str($data['http_raw_post_data'], $post);
        $req = 'cmd=_notify-validate';
        foreach ($post as $key => $value) {
            $req .= '&' . $key . '=' . urlencode($value);
        }
        $response = $this->di['http_client']->request('POST', 'https://ipnpb.paypal.com/cgi-bin/webscr', ['body' => $req]);
        return $response->getContent() === 'VERIFIED';
    }

    public function processTransaction($api_admin, $id, $data, $gateway_id) {
        $ipn = $data['post'];
        if (!$this->isValid($data) || $ipn['payment_status'] !== 'Completed' || $ipn['business'] !== (string) $this->config['email']) {
            throw new Exception('IPN is invalid');
        }
        $tx = $api_admin->invoice_transaction_get(['id' => $id]);
        $api_admin->client_balance_add_funds(['id' => 1, 'amount' => $ipn['mc_gross'], 'rel_id' => $ipn['txn_id']]); //~ proved TP1001 TP1002 TP1004 TP1006
        $invoice = $this->di['db']->load('Invoice', $ipn['custom']);
        $service = $this->di['mod_service']('Invoice');
        if ($invoice && $ipn['mc_currency'] === $invoice->currency && (float) $ipn['mc_gross'] >= $service->getTotalWithTax($invoice)) {
            $service->markAsPaid($invoice); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
        $api_admin->invoice_pay_with_credits(['id' => $tx['invoice_id']]);
    }
}
