<?php
// admin_init fires for visitors, by way of admin-ajax.php.
add_action('admin_init', 'pay_save');

function pay_save()
{
    if (isset($_POST['pay_key'])) {
        update_option('pay_secret_key', $_POST['pay_key']); //~ violated TP3001 TP3002
    }
}
