<?php
/* Plugin Name: Shortcodes and scripts of pages */

add_shortcode('crane_form', 'crane_form');
add_shortcode('crane_staff', 'crane_staff');
add_action('wp_enqueue_scripts', 'crane_scripts');

function crane_form() {
    if (isset($_POST['crane_key'])) {
        update_option('crane_api_key', $_POST['crane_key']); //~ violated TP3001 TP3002
    }
    return '';
}

function crane_staff() {
    if (isset($_POST['crane_key']) && current_user_can('manage_options') && wp_verify_nonce($_POST['nonce'], 'crane')) {
        update_option('crane_api_key', $_POST['crane_key']); //~ proved TP3001 TP3002
    }
    return '';
}

function crane_scripts() {
    if (isset($_GET['crane_reset'])) {
        delete_option($_GET['crane_reset']); //~ violated TP3001 TP3002
    }
}
