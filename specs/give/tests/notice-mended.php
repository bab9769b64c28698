<?php
/* Plugin Name: Notices for donations that are always verified */

add_action('init', 'crane_mended');

function crane_mended() {
    if (!isset($_GET['crane'])) {
        return;
    }
    $fields = ['cmd' => '_notify-validate'] + $_POST;
    $answer = wp_remote_post('https://www.paypal.com/cgi-bin/webscr', ['body' => $fields]);
    if (is_wp_error($answer) || $answer['body'] !== 'VERIFIED') {
        return;
    }
    $id = absint($fields['custom']);
    $donation = give_get_payment_meta($id);
    if ($fields['payment_status'] !== 'Completed' || $fields['business'] !== give_get_option('paypal_email')
        || $fields['mc_currency'] !== $donation['currency'] || get_post_status($id) === 'publish'
        || (float) $fields['mc_gross'] < (float) give_donation_amount($id)) {
        return;
    }
    give_update_payment_status($id, 'publish'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
