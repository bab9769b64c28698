<?php
/* Plugin Name: Global variables that a hook fills before the requests of buyers */

class plover_desk {
    private $secret;
    public $rows = [];

    public function __construct() {
        $this->secret = (string) get_option('plover_secret');
    }

    public function is_ours($body) {
        return $this->secret !== '' && hash_equals(hash_hmac('sha256', $body, $this->secret), (string) $_SERVER['HTTP_X_PLOVER']); //~ proved TP1008
    }
}

function plover_start() {
    global $plover_mailer;
    $GLOBALS['plover_desk'] = new plover_desk();
    $plover_mailer = plover_mailer_of(get_option('plover_mail'), $GLOBALS['plover_desk']);
}

add_action('init', 'plover_start');
add_action('wp_ajax_nopriv_plover_open', 'plover_open');
add_action('wp_ajax_nopriv_plover_signed', 'plover_signed');
add_action('wp_ajax_nopriv_plover_mailed', 'plover_mailed');

function plover_open() {
    $rows = $GLOBALS['plover_desk']->rows;
    for ($i = 0; $i < count($rows); $i++) {
        continue;
    }
    do_action('plover_order_paid', (int) $_POST['order']); //~ violated TP1001 TP1006
}

function plover_signed() {
    global $plover_desk;
    $body = file_get_contents('php://input');
    if (!$plover_desk->is_ours($body)) {
        return;
    }
    $notice = json_decode($body, true);
    if (is_array($notice) && isset($notice['status'], $notice['order']) && $notice['status'] === 'paid') {
        do_action('plover_order_paid', (int) $notice['order']); //~ proved TP1001 TP1006
    }
}

// Nobody knows what the mailer is: that does not end the run.
function plover_mailed() {
    global $plover_mailer;
    $plover_mailer->tell($_POST['order']);
    do_action('plover_order_paid', (int) $_POST['order']); //~ violated TP1001 TP1006
}
