<?php
// A logged-in buyer writes the setting.
add_action('wp_ajax_pay_save', 'pay_save');

function pay_save()
{
    update_option('pay_secret_key', $_POST['key']); //~ violated TP3001 TP3002
    wp_send_json_success();
}
