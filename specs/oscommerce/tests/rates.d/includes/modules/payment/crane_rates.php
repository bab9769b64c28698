<?php
// A module that charges a card in the currency of the session, at the rate that the shop keeps for it.
class crane_rates {
    var $code = 'crane_rates';

    function crane_rates() {
        $this->form_action_url = 'https://secure.authorize.net/gateway/transact.dll';
    }

    function before_process() { //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        global $order, $currencies;
        $code = $order->info['currency'];
        $rate = $currencies->get_value($code);
        $kept = $order->info['currency_value'];
        $places = $currencies->get_decimal_places($code);
        $listed = $currencies->currencies[$code]['decimal_places'];
        //@ check $rate == $kept; //~ proved TP9001
        //@ check $places == $listed; //~ proved TP9001
        $fields = 'x_login=' . urlencode(MODULE_PAYMENT_CRANE_LOGIN_KEY)
            . '&x_amount=' . urlencode(number_format($order->info['total'] * $rate, $places, '.', ''))
            . '&x_currency_code=' . urlencode($code) . '&x_card_num=' . urlencode($_POST['cc_number']);
        $curl = curl_init('https://secure.authorize.net/gateway/transact.dll');
        curl_setopt($curl, CURLOPT_POSTFIELDS, $fields);
        $result = json_decode((string) curl_exec($curl), true);
        if (!isset($result['code']) || $result['code'] !== '1') {
            tep_redirect(tep_href_link('checkout_payment.php'));
        }
    }

    function check() {
        return tep_db_num_rows(tep_db_query("select configuration_value from configuration where configuration_key = 'MODULE_PAYMENT_CRANE_STATUS'"));
    }
}
