<?php
/**
 * Plugin Name: Hostile example
 * WC requires at least: 6.0
 */

/** Never ends. */
add_action('init', 'hostile_notice');

function hostile_attack()
{
    while (true) {
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
