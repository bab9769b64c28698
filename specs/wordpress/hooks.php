<?php
// Actions and filters. Which hook may be triggered by whom: admin-ajax and admin-post fire
// admin_init for visitors too.

/*@ entry client: $hook_name ~ "wp_ajax_nopriv_*" calls $callback;
    entry customer: $hook_name ~ "wp_ajax_*" calls $callback;
    entry client: $hook_name ~ "admin_post_nopriv_*" calls $callback;
    entry customer: $hook_name ~ "admin_post_*" calls $callback;
    entry client: $hook_name ~ "woocommerce_api_*" calls $callback;
    entry client: $hook_name ~ "wc_ajax_*" calls $callback;
    entry client: $hook_name \in {"init", "wp", "wp_loaded", "parse_request", "template_redirect", "admin_init", "wp_head", "wp_footer", "wp_enqueue_scripts", "send_headers", "parse_query", "query_vars", "plugins_loaded", "woocommerce_init"} calls $callback;
    entry internal: $hook_name ~ "*" calls $callback; */
function add_action(string $hook_name, $callback, int $priority = 10, int $accepted_args = 1): bool {}

/*@ entry client: $hook_name == "determine_current_user" calls $callback;
    entry internal: $hook_name ~ "*" calls $callback; */
function add_filter(string $hook_name, $callback, int $priority = 10, int $accepted_args = 1): bool {}

//@ ensures \result == \filtered($hook_name, $value, $args);
function apply_filters(string $hook_name, $value, ...$args) {}
//@ ensures \result == $args[0];
function apply_filters_ref_array(string $hook_name, array $args) {}
//@ ensures \result == $args[0];
function apply_filters_deprecated($hook_name, $args, $version, $replacement = '', $message = '') {}

// Who is told nothing is told an empty text.
//@ announces_payment $hook_name when \literal($hook_name) && payment_hook($hook_name);
function do_action(string $hook_name, ...$arg): void { \dispatched($hook_name, $arg === [] ? [''] : $arg); }
function do_action_ref_array(string $hook_name, array $args): void { \dispatched($hook_name, $args); }
function do_action_deprecated($hook_name, $args, $version, $replacement = '', $message = ''): void {}
function has_action(string $hook_name, $callback = false) { return false; }
function has_filter(string $hook_name, $callback = false) { return false; }
function remove_action(string $hook_name, $callback, int $priority = 10): bool {}
function remove_filter(string $hook_name, $callback, int $priority = 10): bool {}
function remove_all_filters($hook_name, $priority = false): bool {}
function did_action(string $hook_name): int {}
function doing_action($hook_name = null): bool {}
function doing_filter($hook_name = null): bool {}
function current_filter(): string {}
function current_action(): string {}
function is_admin(): bool { return \choice(); }
// What a page shows in its place; the author of the page writes the attributes.
//@ entry client: $tag ~ "*" calls $callback;
function add_shortcode($tag, $callback): void {}
function shortcode_atts($pairs, $atts, $shortcode = '') { return array_merge($pairs, (array) $atts); }
function add_menu_page($page_title, $menu_title, $capability, $menu_slug, $callback = '', $icon_url = '', $position = null): string {}
function add_submenu_page($parent_slug, $page_title, $menu_title, $capability, $menu_slug, $callback = '', $position = null): string {}
function add_meta_box($id, $title, $callback, $screen = null, $context = 'advanced', $priority = 'default', $callback_args = null): void {}
function wp_schedule_event($timestamp, $recurrence, $hook, $args = [], $wp_error = false): bool {}
function wp_schedule_single_event($timestamp, $hook, $args = [], $wp_error = false): bool {}
function wp_next_scheduled($hook, $args = []) { return \choice() ? 1 : false; }
function wp_clear_scheduled_hook($hook, $args = [], $wp_error = false): int {}
function wp_unschedule_event($timestamp, $hook, $args = [], $wp_error = false): bool {}
function as_schedule_single_action($timestamp, $hook, $args = [], $group = '', $unique = false, $priority = 10): int {}
function as_enqueue_async_action($hook, $args = [], $group = '', $unique = false, $priority = 10): int {}
function as_next_scheduled_action($hook, $args = null, $group = '') { return \choice() ? 1 : false; }
function as_unschedule_all_actions($hook, $args = [], $group = ''): void {}
