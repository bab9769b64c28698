<?php
// A redemption is written down without a look at how often the coupon was redeemed.
class ot_heron {
    public $deduction = 0;
    public $credit_class = true;

    public function process() {}

    public function apply_credit() {
        global $db, $insert_id;
        if (empty($this->deduction)) {
            zen_redirect(zen_href_link(FILENAME_CHECKOUT_PAYMENT));
        }
        $db->Execute("INSERT INTO " . TABLE_COUPON_REDEEM_TRACK . " (coupon_id, order_id) VALUES ('" . (int) $_SESSION['cc_id'] . "', '" . (int) $insert_id . "')"); //~ violated TP2003
    }
}
