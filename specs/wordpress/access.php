<?php
// Nonces prove intent, capabilities permission.

/*@ ensures $stop ==> \result != false;
    establishes csrf when \result != false; */
function check_ajax_referer($action = -1, $query_arg = false, bool $stop = true) { return \choice() ? 1 : false; }

/*@ ensures \result != false;
    establishes csrf; */
function check_admin_referer($action = -1, string $query_arg = '_wpnonce') { return \choice() ? 1 : false; }

//@ establishes csrf when \result != false;
function wp_verify_nonce($nonce, $action = -1) { return \choice() ? 1 : false; }

/*@ establishes can($capability) when \result;
    establishes staff when \result && !($capability \in {"read", "level_0", "exist"}); */
function current_user_can(string $capability, ...$args): bool {}

/*@ establishes can($capability) when \result;
    establishes staff when \result && !($capability \in {"read", "level_0", "exist"}); */
function user_can($user, string $capability, ...$args): bool {}

//@ ensures \result == \identity();
function get_current_user_id(): int {}
//@ ensures \result <==> \identity() != 0;
function is_user_logged_in(): bool {}
function wp_create_nonce($action = -1): string {}
function is_super_admin($user_id = false): bool { return current_user_can('manage_network'); }
