<?php
// The same where it has to be a number, as PHP reads one, first.
class ot_heron_number {
    public $code = 'ot_heron_number';
    public $credit_class = true;

    public function collect_posts() { //~ proved TP2003
        global $db, $messageStack;
        $row = $db->Execute("SELECT amount FROM " . TABLE_COUPON_GV_CUSTOMER . " WHERE customer_id = " . (int) $_SESSION['customer_id']);
        $balance = $row->EOF ? 0 : $row->fields['amount'];
        if (!is_numeric($_SESSION['cot_heron_number']) || (float) $_SESSION['cot_heron_number'] > (float) $balance) {
            $messageStack->add_session('checkout_payment', 'too much', 'error');
            zen_redirect(zen_href_link(FILENAME_CHECKOUT_PAYMENT));
        }
    }

    public function apply_credit() {}
}
