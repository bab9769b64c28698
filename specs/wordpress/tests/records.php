<?php
/* Plugin Name: Rows and posts of a plugin's own become paid */

add_action('wp_ajax_nopriv_crane_insert', 'crane_insert');
add_action('wp_ajax_nopriv_crane_replace', 'crane_replace');
add_action('wp_ajax_nopriv_crane_update', 'crane_update');
add_action('wp_ajax_nopriv_crane_new_post', 'crane_new_post');
add_action('wp_ajax_nopriv_crane_post', 'crane_post');
add_action('wp_ajax_nopriv_crane_meta', 'crane_meta');
add_action('wp_ajax_nopriv_crane_personal', 'crane_personal');
add_action('wp_ajax_nopriv_crane_options', 'crane_options');
add_action('wp_ajax_nopriv_crane_hooks', 'crane_hooks');

function crane_insert() {
    global $wpdb;
    $wpdb->insert('crane', ['id' => (int) $_POST['id'], 'status' => 'pending']);
    $wpdb->insert('crane', ['id' => (int) $_POST['id'], 'status' => 'paid']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function crane_replace() {
    global $wpdb;
    $wpdb->replace('crane', ['id' => (int) $_POST['id'], 'order_status' => 'open']);
    $wpdb->replace('crane', ['id' => (int) $_POST['id'], 'order_status' => 'order-completed']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

// However the column is called.
function crane_update() {
    global $wpdb;
    $row = ['id' => (int) $_POST['id']];
    $wpdb->update('crane', ['transaction_status' => 'refused'], $row);
    $wpdb->update('crane', ['payment_status' => 'success'], $row); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    $wpdb->update('crane', ['post_status' => 'paid'], $row); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    $wpdb->update('crane', ['transaction_status' => 'approved'], $row); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    $wpdb->update('crane', ['state' => 'confirmed'], $row); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function crane_new_post() {
    wp_insert_post(['post_type' => 'crane', 'post_status' => 'draft']);
    wp_insert_post(['post_type' => 'crane', 'post_status' => 'paid']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function crane_post() {
    wp_update_post(['ID' => (int) $_POST['id'], 'post_status' => 'refused']);
    wp_update_post(['ID' => (int) $_POST['id'], 'post_status' => 'paid']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function crane_meta() {
    update_post_meta((int) $_POST['id'], '_crane_payment_status', 'refused');
    update_post_meta((int) $_POST['id'], '_crane_colour', 'paid');
    update_post_meta((int) $_POST['id'], '_crane_payment_status', 'paid'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    update_post_meta((int) $_POST['id'], 'donation_status', 'complete'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

// Who buys, and where it is sent to.
function crane_personal() {
    update_post_meta((int) $_POST['id'], '_billing_email', $_POST['email']); //~ violated TP3003, proved TP3004
    update_post_meta((int) $_POST['id'], '_shipping_city', $_POST['city']); //~ violated TP3003, proved TP3004
    update_post_meta((int) $_POST['id'], '_customer_user', get_current_user_id()); //~ violated TP3003, proved TP3004
    update_post_meta((int) get_option('crane_post'), '_customer_user', get_current_user_id()); //~ proved TP3003 TP3004
    update_post_meta((int) $_POST['id'], '_crane_colour', $_POST['colour']);
}

function crane_options() {
    update_option('crane_colour', $_POST['colour']);
    delete_option('crane_colour');
    update_option($_POST['option'], 'x'); //~ violated TP3001 TP3002
    delete_option($_POST['option']); //~ violated TP3001 TP3002
}

function crane_hooks() {
    $first = apply_filters_ref_array('crane_first', ['one', 'two']);
    //@ check $first == "one"; //~ proved TP9001
    $old = apply_filters_deprecated('crane_old', ['one', 'two'], '1.0');
    //@ check $old == "one"; //~ proved TP9001
}
