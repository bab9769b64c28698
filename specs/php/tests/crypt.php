<?php
/* The text of a hash of a password is never empty */
add_action('wp_ajax_nopriv_crypted', 'heron_crypted');

function heron_crypted() {
    if (crypt('x', (string) get_option('heron_salt')) === '') {
        hash_equals(hash_hmac('sha256', 'x', ''), (string) $_GET['tag']); //~ unreachable TP1008
    }
}
