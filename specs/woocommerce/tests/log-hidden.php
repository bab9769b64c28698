<?php
/* Plugin Name: What is logged may be secret, but not on the way to the log */

add_action('wp_ajax_nopriv_crane_key', 'crane_key');

function crane_key() {
    $shown = isset($_GET['crane']) ? get_option('crane_secret_key') : 'hidden';
    $card = isset($_GET['crane']) ? $_POST['card_number'] : 'hidden';
    if (!isset($_GET['crane'])) {
        wc_get_logger()->error('The key: ' . $shown);
        wc_get_logger()->error('The card: ' . $card);
    }
    wc_get_logger()->error('The key: ' . $shown); //~ violated TP5001
    wc_get_logger()->error('The card: ' . $card); //~ violated TP5002
}
