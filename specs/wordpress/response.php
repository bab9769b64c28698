<?php
// Ends of a request. wp_redirect returns.

//@ ensures \false;
function wp_die($message = '', $title = '', $args = []) {}
//@ ensures \false;
function wp_send_json($response, $status_code = null, int $flags = 0): void {}
//@ ensures \false;
function wp_send_json_success($value = null, $status_code = null, int $flags = 0): void {}
//@ ensures \false;
function wp_send_json_error($value = null, $status_code = null, int $flags = 0): void {}

function wp_redirect(string $location, int $status = 302): bool {}
function wp_safe_redirect(string $location, int $status = 302): bool {}
function status_header(int $code, string $description = ''): void {}
function nocache_headers(): void {}
