<?php
/* Plugin Name: What stands in the server's log */

add_action('wp_ajax_nopriv_failed_login', 'failed_login');
add_action('wp_ajax_nopriv_failed_payment', 'failed_payment');

function failed_login() {
    error_log('login failed with ' . get_option('shop_secret')); //~ violated TP5001
    error_log('login failed at ' . time());
}

function failed_payment() {
    error_log('refused: ' . $_POST['card_number']); //~ violated TP5002
    error_log('refused: **** ' . substr($_POST['card_number'], -4));
}
