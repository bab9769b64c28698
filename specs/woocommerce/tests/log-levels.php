<?php
/* Plugin Name: A gateway that logs at every level */

add_action('woocommerce_api_levels', 'levels_of_logs');
add_action('woocommerce_api_files', 'files_of_logs');

// What every level writes is read by others.
function levels_of_logs() {
    $log = wc_get_logger();
    $key = get_option('shop_api_secret');
    $card = $_POST['card_number'];
    $log->debug('request with ' . $key); //~ violated TP5001
    $log->debug('card ' . $card); //~ violated TP5002
    $log->debug('request', ['source' => 'crane', 'key' => $key]); //~ violated TP5001
    $log->debug('card ****' . substr($card, -4), ['source' => 'crane']);
    $log->info('request with ' . $key); //~ violated TP5001
    $log->info('card ' . $card); //~ violated TP5002
    $log->info('request', ['source' => 'crane', 'key' => $key]); //~ violated TP5001
    $log->info('card ****' . substr($card, -4), ['source' => 'crane']);
    $log->notice('request with ' . $key); //~ violated TP5001
    $log->notice('card ' . $card); //~ violated TP5002
    $log->notice('request', ['source' => 'crane', 'key' => $key]); //~ violated TP5001
    $log->notice('card ****' . substr($card, -4), ['source' => 'crane']);
    $log->warning('request with ' . $key); //~ violated TP5001
    $log->warning('card ' . $card); //~ violated TP5002
    $log->warning('request', ['source' => 'crane', 'key' => $key]); //~ violated TP5001
    $log->warning('card ****' . substr($card, -4), ['source' => 'crane']);
    $log->error('request with ' . $key); //~ violated TP5001
    $log->error('card ' . $card); //~ violated TP5002
    $log->error('request', ['source' => 'crane', 'key' => $key]); //~ violated TP5001
    $log->error('card ****' . substr($card, -4), ['source' => 'crane']);
    $log->critical('request with ' . $key); //~ violated TP5001
    $log->critical('card ' . $card); //~ violated TP5002
    $log->critical('request', ['source' => 'crane', 'key' => $key]); //~ violated TP5001
    $log->critical('card ****' . substr($card, -4), ['source' => 'crane']);
    $log->alert('request with ' . $key); //~ violated TP5001
    $log->alert('card ' . $card); //~ violated TP5002
    $log->alert('request', ['source' => 'crane', 'key' => $key]); //~ violated TP5001
    $log->alert('card ****' . substr($card, -4), ['source' => 'crane']);
    $log->emergency('request with ' . $key); //~ violated TP5001
    $log->emergency('card ' . $card); //~ violated TP5002
    $log->emergency('request', ['source' => 'crane', 'key' => $key]); //~ violated TP5001
    $log->emergency('card ****' . substr($card, -4), ['source' => 'crane']);
}

function files_of_logs() {
    $log = wc_get_logger();
    $key = get_option('shop_api_secret');
    $log->log('info', 'request with ' . $key); //~ violated TP5001
    $log->log('info', 'card ' . $_POST['card_number']); //~ violated TP5002
    $log->log('info', 'request', ['key' => $key]); //~ violated TP5001
    $log->log('info', 'order ' . (int) $_POST['order'], ['source' => 'crane']);
    $log->add('crane', 'request with ' . $key); //~ violated TP5001
    $log->add('crane', 'card ' . $_POST['card_number']); //~ violated TP5002
    $log->add('crane', 'order ' . (int) $_POST['order']);
}
