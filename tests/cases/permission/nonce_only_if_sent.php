<?php
// The nonce is verified only where one was sent.
add_action('wp_ajax_pay_save', 'pay_save');

function pay_save()
{
    if (isset($_POST['nonce']) && !wp_verify_nonce($_POST['nonce'], 'pay_save')) {
        wp_send_json_error();
    }
    if (!current_user_can('manage_options')) {
        wp_send_json_error();
    }
    update_option('pay_secret_key', $_POST['key']); //~ proved TP3001, violated TP3002
    wp_send_json_success();
}
