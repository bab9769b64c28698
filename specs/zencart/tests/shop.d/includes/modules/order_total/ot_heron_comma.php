<?php
// A number as shops write them: with a comma it may be read as more than it was compared as.
class ot_heron_comma {
    public $code = 'ot_heron_comma';
    public $credit_class = true;

    public function collect_posts() { //~ proved TP2003, possible TP2003
        global $db, $messageStack;
        if (!preg_match('/^[0-9]+[.,]?[0-9]*$/', $_SESSION['cot_heron_comma'])) {
            zen_redirect(zen_href_link(FILENAME_CHECKOUT_PAYMENT));
        }
        $row = $db->Execute("SELECT amount FROM " . TABLE_COUPON_GV_CUSTOMER . " WHERE customer_id = " . (int) $_SESSION['customer_id']);
        $balance = $row->EOF ? 0 : $row->fields['amount'];
        if ($_SESSION['cot_heron_comma'] > (float) $balance) {
            $messageStack->add_session('checkout_payment', 'too much', 'error');
            zen_redirect(zen_href_link(FILENAME_CHECKOUT_PAYMENT));
        }
    }

    public function apply_credit() {}
}
