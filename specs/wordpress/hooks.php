<?php
// Actions and filters. Which hook may be triggered by whom: admin-ajax and admin-post fire
// admin_init for visitors too.

/*@ entry client: $hook_name ~ "wp_ajax_nopriv_*" calls $callback;
    entry customer: $hook_name ~ "wp_ajax_*" calls $callback;
    entry client: $hook_name ~ "admin_post_nopriv_*" calls $callback;
    entry customer: $hook_name ~ "admin_post_*" calls $callback;
    entry client: $hook_name ~ "woocommerce_api_*" calls $callback;
    entry client: $hook_name \in {"init", "wp", "wp_loaded", "parse_request", "template_redirect", "admin_init", "wp_head", "wp_footer", "send_headers", "parse_query", "query_vars", "plugins_loaded", "woocommerce_init"} calls $callback;
    entry internal: $hook_name ~ "*" calls $callback; */
function add_action(string $hook_name, $callback, int $priority = 10, int $accepted_args = 1): bool {}

/*@ entry client: $hook_name == "determine_current_user" calls $callback;
    entry internal: $hook_name ~ "*" calls $callback; */
function add_filter(string $hook_name, $callback, int $priority = 10, int $accepted_args = 1): bool {}

//@ ensures \result == \filtered($hook_name, $value);
function apply_filters(string $hook_name, $value, ...$args) {}

function do_action(string $hook_name, ...$arg): void {}
function has_action(string $hook_name, $callback = false) { return false; }
function has_filter(string $hook_name, $callback = false) { return false; }
function remove_action(string $hook_name, $callback, int $priority = 10): bool {}
function remove_filter(string $hook_name, $callback, int $priority = 10): bool {}
function did_action(string $hook_name): int {}
function is_admin(): bool { return \choice(); }
