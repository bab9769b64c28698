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

add_action('wp_ajax_nopriv_crane_masked', 'crane_masked');

function crane_mask($request, $keys) {
    foreach ($keys as $key) {
        if (isset($request[$key]) && '' !== $request[$key]) {
            $request[$key] = '****';
        }
    }
    return $request;
}

function crane_masked() {
    $sent = ['PWD' => get_option('crane_secret_key'), 'AMT' => '1.00', 'ACCT' => wc_clean(wp_unslash($_POST['card_number']))];
    wc_get_logger()->info('Sent ' . wc_print_r(crane_mask($sent, ['PWD', 'ACCT', 'CVV2']), true)); //~ unreachable TP5002
    wc_get_logger()->info('Sent ' . wc_print_r(crane_mask($sent, ['PWD', 'CVV2']), true)); //~ violated TP5002
    wc_get_logger()->info('Sent ' . wc_print_r(crane_mask($sent, ['ACCT', 'CVV2']), true)); //~ violated TP5001, unreachable TP5002
}
