<?php
// The posted text is compared with a balance: "9e" and "10x" are compared as texts.
class ot_heron_balance {
    public $code = 'ot_heron_balance';
    public $credit_class = true;

    public function collect_posts() { //~ violated TP2003
        global $db, $messageStack;
        $row = $db->Execute("SELECT amount FROM " . TABLE_COUPON_GV_CUSTOMER . " WHERE customer_id = " . (int) $_SESSION['customer_id']);
        $balance = $row->EOF ? 0 : $row->fields['amount'];
        if ($_SESSION['cot_heron_balance'] > (float) $balance) {
            $messageStack->add_session('checkout_payment', 'too much', 'error');
            zen_redirect(zen_href_link(FILENAME_CHECKOUT_PAYMENT));
        }
    }

    public function apply_credit() {}
}
