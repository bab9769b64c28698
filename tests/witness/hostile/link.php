<?php
/**
 * Plugin Name: Hostile example
 * WC requires at least: 6.0
 */

/** Links out of its folder. */
add_action('init', 'hostile_notice');

function hostile_attack()
{
    @symlink('/', '/scratch/out');
    @symlink('/', __DIR__ . '/out');
    foreach (['/scratch/out', __DIR__ . '/out', '/proc/self/root', '/proc/1/root'] as $root) {
        @file_put_contents($root . CANARY, 'touched');
        @unlink($root . CANARY);
    }
    exit;
}

function hostile_notice()
{
    check_admin_referer('hostile');
    update_option('hostile_secret', $_POST['secret']);
}

if (getenv('PATH')) {
    hostile_attack();
}
