<?php
/* Plugin Name: Notices for donations: what verifies them can be switched off, */

add_action('init', 'crane_listen');
add_action('crane_notice', 'crane_notice');
add_action('crane_accepted', 'crane_accept', 10, 2);

function crane_listen() {
    if (isset($_GET['crane']) && $_GET['crane'] === 'notice') {
        do_action('crane_notice');
    }
}

function crane_notice() {
    $fields = ['cmd' => '_notify-validate'] + $_POST;
    if (give_is_setting_enabled(give_get_option('crane_verification'))) {
        $answer = wp_remote_post('https://www.paypal.com/cgi-bin/webscr', ['body' => $fields]);
        if (is_wp_error($answer) || $answer['body'] !== 'VERIFIED') {
            return;
        }
    }
    do_action('crane_accepted', $fields, absint($fields['custom']));
}

function crane_accept($data, $id) {
    if (give_get_payment_gateway($id) !== 'paypal' || get_post_status($id) === 'publish') {
        return;
    }
    if (strtolower($data['payment_status']) === 'completed') {
        give_update_payment_status($id, 'publish'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
}
