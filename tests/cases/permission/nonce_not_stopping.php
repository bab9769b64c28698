<?php
// check_ajax_referer that shall not end the request, and whose result nobody tests.
add_action('wp_ajax_pay_save', 'pay_save');

function pay_save()
{
    check_ajax_referer('pay_save', 'nonce', false);
    if (!current_user_can('manage_options')) {
        wp_send_json_error();
    }
    update_option('pay_secret_key', $_POST['key']); //~ proved TP3001, violated TP3002
    wp_send_json_success();
}
