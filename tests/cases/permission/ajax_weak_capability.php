<?php
// Every user may read.
add_action('wp_ajax_pay_save', 'pay_save');

function pay_save()
{
    check_ajax_referer('pay_save', 'nonce');
    if (!current_user_can('read')) {
        wp_send_json_error();
    }
    update_option('pay_secret_key', $_POST['key']); //~ proved TP3002, violated TP3001
    wp_send_json_success();
}
