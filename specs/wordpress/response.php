<?php
// Ends of a request, and what goes to the client. wp_redirect returns.

//@ ensures \false;
function wp_die($message = '', $title = '', $args = []) {}
/*@ tells $response when \secret($response);
    lets_see $response when (\exists Record o; \reveals($response, o));
    ensures \false; */
function wp_send_json($response, $status_code = null, int $flags = 0): void {}
/*@ tells $value when \secret($value);
    lets_see $value when (\exists Record o; \reveals($value, o));
    ensures \false; */
function wp_send_json_success($value = null, $status_code = null, int $flags = 0): void {}
/*@ tells $value when \secret($value);
    lets_see $value when (\exists Record o; \reveals($value, o));
    ensures \false; */
function wp_send_json_error($value = null, $status_code = null, int $flags = 0): void {}

function wp_redirect(string $location, int $status = 302, $x_redirect_by = 'WordPress'): bool {}
function wp_safe_redirect(string $location, int $status = 302, $x_redirect_by = 'WordPress'): bool {}
function status_header(int $code, string $description = ''): void {}
function nocache_headers(): void {}
function wp_is_json_request(): bool {}
function wp_get_referer(): string {}
function wp_get_raw_referer(): string {}
function add_query_arg(...$args): string { return \server('url'); }
function remove_query_arg($key, $query = false): string {}
function wp_nonce_url($actionurl, $action = -1, $name = '_wpnonce'): string {}
function wp_nonce_field($action = -1, $name = '_wpnonce', $referer = true, $display = true): string {}
