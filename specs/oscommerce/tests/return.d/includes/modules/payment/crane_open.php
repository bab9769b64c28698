<?php
// A module that takes the return of the buyer's browser for a payment.
class crane_open {
    var $code = 'crane_open';

    function crane_open() {
        $this->form_action_url = 'https://pay.crane.example/start';
    }

    function before_process() { //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        if ($_GET['result'] != 'ok') {
            tep_redirect(tep_href_link('checkout_payment.php'));
        }
    }

    function check() {
        return tep_db_num_rows(tep_db_query("select configuration_value from configuration where configuration_key = 'MODULE_PAYMENT_CRANE_STATUS'"));
    }
}
