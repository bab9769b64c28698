<?php
// The comparison lets the coupon be redeemed once more than it may be.
class ot_heron_late {
    public $deduction = 0;
    public $credit_class = true;

    public function process() {}

    public function apply_credit() {
        global $db, $insert_id;
        $id = (int) $_SESSION['cc_id'];
        $coupon = $db->Execute("SELECT coupon_code, uses_per_coupon FROM " . TABLE_COUPONS . " WHERE coupon_id = " . $id, 1);
        if ($coupon->EOF) {
            return;
        }
        $count = $db->Execute("SELECT count(coupon_id) AS uses FROM " . TABLE_COUPON_REDEEM_TRACK . " WHERE coupon_id = " . $id);
        if ($count->fields['uses'] <= $coupon->fields['uses_per_coupon']) {
            $db->Execute("INSERT INTO " . TABLE_COUPON_REDEEM_TRACK . " (coupon_id, order_id) VALUES ('" . $id . "', '" . (int) $insert_id . "')"); //~ violated TP2003
        }
    }
}
