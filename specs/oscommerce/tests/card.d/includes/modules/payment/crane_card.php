<?php
// A module that charges a card while the buyer waits.
class crane_card {
    var $code = 'crane_card';

    function crane_card() {
        $this->form_action_url = 'https://secure.authorize.net/gateway/transact.dll';
    }

    function before_process() { //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        global $order;
        $fields = 'x_login=' . urlencode(MODULE_PAYMENT_CRANE_LOGIN_KEY) . '&x_amount=' . urlencode(number_format($order->info['total'], 2, '.', ''))
            . '&x_currency_code=' . urlencode($order->info['currency']) . '&x_card_num=' . urlencode($_POST['cc_number']);
        $curl = curl_init('https://secure.authorize.net/gateway/transact.dll');
        curl_setopt($curl, CURLOPT_POSTFIELDS, $fields);
        $answer = curl_exec($curl);
        $result = json_decode((string) $answer, true);
        if (!isset($result['code']) || $result['code'] !== '1') {
            tep_redirect(tep_href_link('checkout_payment.php'));
        }
    }

    function check() {
        return tep_db_num_rows(tep_db_query("select configuration_value from configuration where configuration_key = 'MODULE_PAYMENT_CRANE_STATUS'"));
    }
}
