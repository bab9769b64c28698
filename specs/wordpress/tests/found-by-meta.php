<?php
/* Plugin Name: Payments found by the id that the provider gave them, and by one that the client names */

add_action('wp', 'egret_finish');
add_action('wp', 'egret_chooses');
add_action('wp', 'egret_row');

function egret_ask($id) {
    $answer = wp_remote_post('https://pay.egret.example/finish', ['body' => ['payment' => $id]]);
    return json_decode(wp_remote_retrieve_body($answer), true);
}

// What is asked about is what the post stores.
function egret_finish() {
    global $wpdb;
    $asked = sanitize_text_field($_GET['payment']);
    $answer = egret_ask($asked);
    $id = (int) $wpdb->get_var($wpdb->prepare("SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key = '_egret_payment' AND meta_value = %s", $asked));
    $post = get_post($id);
    if ($post && $post->post_status === 'egret-pending' && !empty($answer['success'])) {
        wp_update_post(['ID' => $id, 'post_status' => 'egret-completed']); //~ proved TP1001 TP1005 TP1006 TP1007, possible TP1002 TP1003 TP1004
    }
}

// One payment is asked about, another is found.
function egret_chooses() {
    global $wpdb;
    $answer = egret_ask(sanitize_text_field($_GET['payment']));
    $id = (int) $wpdb->get_var($wpdb->prepare("SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key = '_egret_payment' AND meta_value = %s", sanitize_text_field($_GET['other'])));
    $post = get_post($id);
    if ($post && $post->post_status === 'egret-pending' && !empty($answer['success'])) {
        wp_update_post(['ID' => $id, 'post_status' => 'egret-completed']); //~ violated TP1002 TP1003 TP1004 TP1005, proved TP1001 TP1006 TP1007
    }
}

// The same with a table of the plugin's own.
function egret_row() {
    global $wpdb;
    $asked = sanitize_text_field($_GET['payment']);
    $answer = egret_ask($asked);
    $row = $wpdb->get_row($wpdb->prepare("SELECT * FROM {$wpdb->prefix}egret WHERE provider_id = %s", $asked));
    if ($row && $row->status === 'pending' && !empty($answer['success'])) {
        $wpdb->update($wpdb->prefix . 'egret', ['status' => 'paid'], ['id' => $row->id]); //~ proved TP1001 TP1005 TP1006 TP1007, possible TP1002 TP1003 TP1004
    }
}
