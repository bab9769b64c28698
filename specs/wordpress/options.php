<?php
// Settings, caches and the environment.

//@ ensures \result == \setting($option, $default_value);
function get_option(string $option, $default_value = false) {}
//@ ensures \result == \setting($option, $default_value);
function get_site_option(string $option, $default_value = false, bool $deprecated = true) {}

/*@ staff_only $option when !\literal($option) || $option ~ {"*secret*", "*_key*", "*token*", "*settings*", "*password*", "*credential*", "*account*", "*gateway*", "*options*", "*client_id*"}; */
function update_option(string $option, $value, $autoload = null): bool {}
/*@ staff_only $option when !\literal($option) || $option ~ {"*secret*", "*_key*", "*token*", "*settings*", "*password*", "*credential*", "*account*", "*gateway*", "*options*", "*client_id*"}; */
function delete_option(string $option): bool {}
function add_option(string $option, $value = '', $deprecated = '', $autoload = null): bool {}

function get_bloginfo(string $show = '', string $filter = 'raw'): string {}
function home_url(string $path = '', $scheme = null): string {}
function site_url(string $path = '', $scheme = null): string {}
function admin_url(string $path = '', string $scheme = 'admin'): string {}
function plugin_dir_path(string $file): string {}
function plugin_dir_url(string $file): string {}
function plugins_url(string $path = '', string $plugin = ''): string {}
function get_locale(): string {}
function wp_doing_ajax(): bool {}
function is_ssl(): bool {}
function current_time(string $type, $gmt = 0): string {}
function load_plugin_textdomain($domain, $deprecated = false, $plugin_rel_path = false): bool {}
function wp_enqueue_script($handle, $src = '', $deps = [], $ver = false, $args = []): void {}
function wp_enqueue_style($handle, $src = '', $deps = [], $ver = false, $media = 'all'): void {}
function wp_register_script($handle, $src, $deps = [], $ver = false, $args = []): bool {}
function wp_localize_script($handle, $object_name, $l10n): bool {}
function register_activation_hook(string $file, $callback): void {}
function register_deactivation_hook(string $file, $callback): void {}
