<?php
/* A tag that is compared by the order of texts, under a key that is written in hexadecimal */
add_action('wp_ajax_nopriv_loose', 'heron_loose');
add_action('wp_ajax_nopriv_keyed', 'heron_keyed');

function heron_loose() {
    $key = get_option('heron_hmac');
    $body = file_get_contents('php://input');
    if (!$key || strcmp(hash_hmac('sha256', $body, $key), (string) $_SERVER['HTTP_X_SIGNATURE']) !== 0) { //~ violated TP1008
        exit;
    }
}

function heron_keyed() {
    $key = pack('H*', (string) get_option('heron_hmac'));
    $body = file_get_contents('php://input');
    if ($key === '' || !hash_equals(base64_encode(hash_hmac('sha256', $body, $key, true)), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        exit;
    }
}
