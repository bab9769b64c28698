<?php
/* Plugin Name: An action of the plugin's own, by a name that the request has a part in */

add_action('init', 'crane_listen');
add_action('crane_api_notice', ['Crane_Api', 'notice']);
add_action('crane_api_signed', 'crane_signed');
add_action('crane_paid', 'crane_settle', 10, 2);

function crane_listen() {
    if (!empty($_GET['crane-api'])) {
        do_action('crane_api_' . strtolower($_GET['crane-api']));
        exit;
    }
}

class Crane_Api {
    public static function notice() {
        do_action('crane_paid', (int) $_POST['id'], $_POST['state']);
    }
}

// Reached only by way of two actions.
function crane_settle($id, $state) {
    if ($state === 'ok' && get_post_status($id) === 'crane-pending') {
        wp_update_post(['ID' => $id, 'post_status' => 'crane-paid']); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}

function crane_signed() {
    $id = (int) $_POST['id'];
    if (!current_user_can('manage_options')) {
        wp_die();
    }
    if (get_post_status($id) === 'crane-pending') {
        wp_update_post(['ID' => $id, 'post_status' => 'crane-paid']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

// Who is told nothing gets an empty text, and looks at it.
add_action('wp_ajax_nopriv_crane_tick', 'crane_tick');
add_action('crane_ticked', 'crane_ticked');

function crane_tick() {
    do_action('crane_ticked');
    wp_update_post(['ID' => (int) $_POST['id'], 'post_status' => 'crane-paid']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function crane_ticked($what) {
    if ($what !== '') {
        exit;
    }
}
