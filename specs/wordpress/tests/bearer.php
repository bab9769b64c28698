<?php
/* Plugin Name: Requests that carry a secret of the shop, and one that carries none to speak of */

add_action('wp_ajax_nopriv_heron_notice', 'heron_notice');
add_action('wp_ajax_nopriv_heron_open', 'heron_open');
add_action('wp_ajax_nopriv_heron_unset', 'heron_unset');

function heron_pay($id) {
    $post = get_post($id);
    if ($post && $post->post_status === 'heron-pending') {
        wp_update_post(['ID' => $id, 'post_status' => 'heron-completed']); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, possible TP1002 TP1003
    }
}

// Whoever knows the secret says which payment it is and that it succeeded.
function heron_notice() {
    $options = (array) get_option('heron_options');
    $secret = $_REQUEST['mode'] === 'live' ? ($options['live_token'] ?? '') : ($options['test_token'] ?? '');
    if (empty($_REQUEST['token']) || $_REQUEST['token'] !== $secret || $_REQUEST['status'] !== 'paid') {
        wp_die();
    }
    heron_pay((int) $_REQUEST['payment']);
}

// The word is written in the source.
function heron_open() {
    if ($_REQUEST['token'] !== 'heron' || $_REQUEST['status'] !== 'paid') {
        wp_die();
    }
    wp_update_post(['ID' => (int) $_REQUEST['payment'], 'post_status' => 'heron-completed']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

// Where no secret is set, an empty one passes.
function heron_unset() {
    if (!isset($_REQUEST['token']) || $_REQUEST['token'] !== (string) get_option('heron_secret') || $_REQUEST['status'] !== 'paid') {
        wp_die();
    }
    wp_update_post(['ID' => (int) $_REQUEST['payment'], 'post_status' => 'heron-completed']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
