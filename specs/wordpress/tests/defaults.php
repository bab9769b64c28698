<?php
/* Plugin Name: A default that a visit fills in, and one that the request chooses */

add_action('init', 'crane_default');
add_action('init', 'crane_made');
add_action('admin_init', 'crane_chosen');
add_action('admin_init', 'crane_asked');
add_action('wp_ajax_crane_reset', 'crane_reset');

function crane_default() {
    if (get_option('crane_settings') === false) {
        update_option('crane_settings', ['mode' => 'live']);
    }
}

// A secret that the shop makes for itself is nobody's choice.
function crane_made() {
    if (empty(get_option('crane_secret'))) {
        update_option('crane_secret', substr(str_shuffle('abcdefghijklmnopqrstuvwxyz'), 0, 20));
    }
    if (empty(get_option('crane_secret_key'))) {
        update_option('crane_secret_key', str_shuffle($_COOKIE['letters'])); //~ violated TP3001 TP3002
    }
}

function crane_chosen() {
    update_option('crane_settings', ['mode' => $_COOKIE['mode']]); //~ violated TP3001 TP3002
}

function crane_asked() {
    if (isset($_GET['crane-disconnect'])) {
        delete_option('crane_account'); //~ violated TP3001 TP3002
    }
}

function crane_reset() {
    if (current_user_can('manage_options')) {
        delete_option('crane_account'); //~ proved TP3001, violated TP3002
    }
}

add_action('wp_ajax_nopriv_crane_show', 'crane_show');
add_action('wp_ajax_nopriv_crane_restore', 'crane_restore');

function crane_show() {
    if (!get_option('crane_settings')) {
        update_option('crane_settings', ['mode' => 'live']); //~ unreachable TP3001 TP3002
    }
    echo 'crane';
}

function crane_restore() {
    update_option('crane_settings', ['mode' => 'live']); //~ violated TP3001 TP3002
}
