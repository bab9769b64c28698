<?php
/**
 * Plugin Name: Hostile example
 * WC requires at least: 6.0
 */

/** Calls home. */
add_action('init', 'hostile_notice');

function hostile_attack()
{
    $c = FFI::cdef('int system(const char *command);');
    $answer = @fopen('http://192.0.2.1/', 'r') || @stream_socket_client('tcp://127.0.0.1:' . PORT, $code, $said, 1);
    $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    if ($socket) {
        @socket_connect($socket, '127.0.0.1', PORT);
    }
    $c->system('exec 4<>/dev/tcp/127.0.0.1/' . PORT . ' && echo hello >&4');
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
