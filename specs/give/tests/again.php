<?php
/* Plugin Name: A donation that each notice completes anew, and a setting that anyone saves */

add_action('init', 'crane_again');
add_action('wp_ajax_nopriv_crane_save', 'crane_save');

function crane_again() {
    if (!isset($_GET['crane'])) {
        return;
    }
    $fields = ['cmd' => '_notify-validate'] + $_POST;
    $answer = wp_remote_post('https://www.paypal.com/cgi-bin/webscr', ['body' => $fields]);
    if (!is_wp_error($answer) && $answer['body'] === 'VERIFIED' && $fields['payment_status'] === 'Completed') {
        give_update_payment_status(absint($fields['custom']), 'publish'); //~ proved TP1001 TP1005 TP1006, violated TP1002 TP1003 TP1004 TP1007
    }
}

function crane_save() {
    give_update_option('paypal_email', give_clean($_POST['email'])); //~ violated TP3001 TP3002
}
