<?php
/* Plugin Name: Who may, asked in every way that there is */

add_action('wp_ajax_crane_admin_referer', 'crane_admin_referer');
add_action('wp_ajax_crane_ajax_referer', 'crane_ajax_referer');
add_action('wp_ajax_crane_ajax_referer_goes_on', 'crane_ajax_referer_goes_on');
add_action('wp_ajax_crane_user_can', 'crane_user_can');
add_action('wp_ajax_crane_user_can_read', 'crane_user_can_read');
add_action('wp_ajax_crane_user_cannot', 'crane_user_cannot');
add_action('wp_ajax_crane_has_cap', 'crane_has_cap');
add_action('wp_ajax_crane_has_cap_read', 'crane_has_cap_read');
add_action('wp_ajax_crane_has_no_cap', 'crane_has_no_cap');
add_action('wp_ajax_nopriv_crane_logged_in', 'crane_logged_in');
add_filter('determine_current_user', 'crane_user_of_request');
add_filter('crane_harmless', 'crane_never_called');

// A nonce shows that the page was the shop's; that the user may is another matter.
function crane_admin_referer() {
    $nonce = check_admin_referer('crane');
    //@ check $nonce != false; //~ proved TP9001
    update_option('crane_secret', $_POST['secret']); //~ violated TP3001, proved TP3002
}

function crane_ajax_referer() {
    check_ajax_referer('crane');
    update_option('crane_secret', $_POST['secret']); //~ violated TP3001, proved TP3002
}

function crane_ajax_referer_goes_on() {
    check_ajax_referer('crane', false, false);
    update_option('crane_secret', $_POST['secret']); //~ violated TP3001 TP3002
}

function crane_user_can() {
    check_admin_referer('crane');
    if (user_can(get_current_user_id(), 'manage_options')) {
        update_option('crane_secret', $_POST['secret']); //~ proved TP3001 TP3002
    }
}

// Every customer may read.
function crane_user_can_read() {
    check_admin_referer('crane');
    if (user_can(get_current_user_id(), 'read')) {
        update_option('crane_secret', $_POST['secret']); //~ violated TP3001, proved TP3002
    }
}

function crane_user_cannot() {
    check_admin_referer('crane');
    if (!user_can(get_current_user_id(), 'manage_options')) {
        update_option('crane_secret', $_POST['secret']); //~ violated TP3001, proved TP3002
    }
}

function crane_has_cap() {
    check_admin_referer('crane');
    if (wp_get_current_user()->has_cap('manage_options')) {
        delete_option('crane_secret'); //~ proved TP3001 TP3002
    }
}

function crane_has_cap_read() {
    check_admin_referer('crane');
    if (wp_get_current_user()->has_cap('read')) {
        delete_option('crane_secret'); //~ violated TP3001, proved TP3002
    }
}

function crane_has_no_cap() {
    check_admin_referer('crane');
    if (!wp_get_current_user()->has_cap('manage_options')) {
        delete_option('crane_secret'); //~ violated TP3001, proved TP3002
    }
}

function crane_logged_in() {
    $id = get_current_user_id();
    if (is_user_logged_in()) {
        //@ check $id != 0; //~ proved TP9001
        return;
    }
    $again = get_current_user_id();
    //@ check $again == $id; //~ proved TP9001
    //@ check $id == 0; //~ proved TP9001
}

// A filter that runs for every request.
function crane_user_of_request($user) {
    update_option('crane_secret', $_GET['secret']); //~ violated TP3001 TP3002
    return $user;
}

function crane_never_called($value) {
    update_option('crane_secret', $_GET['secret']);
    return $value;
}
