<?php
// Permission without a nonce: a page elsewhere can make the browser of staff do it.
add_action('wp_ajax_pay_save', 'pay_save');

function pay_save()
{
    if (!current_user_can('manage_options')) {
        wp_send_json_error();
    }
    update_option('pay_secret_key', $_POST['key']); //~ proved TP3001, violated TP3002
    wp_send_json_success();
}
