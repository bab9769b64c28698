<?php
// Settings, caches, the store and the environment.

function get_option(string $option, $default_value = false) {
    if (str_starts_with($option, 'woocommerce_') && str_ends_with($option, '_settings')) {
        return \settings($option);
    }
    return \setting($option, $default_value);
}
function get_site_option(string $option, $default_value = false, bool $deprecated = true) { return get_option($option, $default_value); }

/*@ staff_only $option when asked_for($value) && !fills_in($option, $value) && (!\literal($option) || $option ~ {"*secret*", "*_key*", "*token*", "*settings*", "*password*", "*credential*", "*account*", "*gateway*", "*options*", "*client_id*"}); */
function update_option(string $option, $value, $autoload = null): bool {}
/*@ staff_only $option when asked_for($option) && (!\literal($option) || $option ~ {"*secret*", "*_key*", "*token*", "*settings*", "*password*", "*credential*", "*account*", "*gateway*", "*options*", "*client_id*"}); */
function delete_option(string $option): bool {}
function delete_site_option($option) { return delete_option($option); }
function update_site_option(string $option, $value) {}
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
function wp_convert_hr_to_bytes($value) {
    $value = strtolower(trim($value));
    $unit = str_contains($value, 'g') ? 1073741824 : (str_contains($value, 'm') ? 1048576 : (str_contains($value, 'k') ? 1024 : 1));
    return min((int) $value * $unit, PHP_INT_MAX);
}
function current_time(string $type, $gmt = 0): string {}
function load_plugin_textdomain($domain, $deprecated = false, $plugin_rel_path = false): bool {}
function wp_enqueue_script($handle, $src = '', $deps = [], $ver = false, $args = []): void {}
function wp_enqueue_style($handle, $src = '', $deps = [], $ver = false, $media = 'all'): void {}
function wp_register_script($handle, $src, $deps = [], $ver = false, $args = []): bool {}
function wp_localize_script($handle, $object_name, $l10n): bool {}
function register_activation_hook(string $file, $callback): void {}
function register_deactivation_hook(string $file, $callback): void {}
function get_transient($transient) { return \stored('transient', $transient); }
function get_site_transient($transient) { return \stored('transient', $transient); }
function set_transient($transient, $value, $expiration = 0): bool {}
function set_site_transient($transient, $value, $expiration = 0): bool {}
function delete_transient($transient): bool {}
function delete_site_transient($transient): bool {}
function wp_cache_get($key, $group = '', $force = false, &$found = null) { return false; }
function wp_cache_set($key, $data, $group = '', $expire = 0): bool {}
function wp_cache_add($key, $data, $group = '', $expire = 0): bool {}
function wp_cache_delete($key, $group = ''): bool {}
function get_user_meta($user_id, $key = '', $single = false) { return \stored('user_meta', $key); }
function update_user_meta($user_id, $meta_key, $meta_value, $prev_value = ''): bool {}
function delete_user_meta($user_id, $meta_key, $meta_value = ''): bool {}
function wp_get_environment_type(): string {}
function wp_upload_dir($time = null, $create_dir = true, $refresh_cache = false) { return ['path' => '/wordpress/wp-content/uploads', 'basedir' => '/wordpress/wp-content/uploads', 'baseurl' => 'https://shop.example/wp-content/uploads', 'error' => false]; }
function plugin_basename(string $file): string {}
function is_plugin_active($plugin): bool {}
function is_multisite(): bool { return false; }
function get_current_blog_id(): int { return 1; }
function get_site_url($blog_id = null, $path = '', $scheme = null): string {}
function get_home_url($blog_id = null, $path = '', $scheme = null): string {}
function get_permalink($post = 0, $leavename = false): string {}
function get_the_ID(): int {}
function get_the_title($post = 0): string {}
function get_user_locale($user = 0): string {}
function determine_locale(): string {}
function wp_date($format, $timestamp = null, $timezone = null): string { return \server('date'); }
function date_i18n($format, $timestamp_with_offset = false, $gmt = false): string { return \server('date'); }
function wp_add_inline_script($handle, $data, $position = 'after'): bool {}
function wp_add_inline_style($handle, $data): bool {}
function wp_register_style($handle, $src, $deps = [], $ver = false, $media = 'all'): bool {}
function wp_script_is($handle, $status = 'enqueued'): bool {}
function wp_deregister_script($handle): void {}
function wp_dequeue_script($handle): void {}
function wp_set_script_translations($handle, $domain = 'default', $path = ''): bool {}
function is_page($page = ''): bool {}
function is_singular($post_types = ''): bool {}
function is_single($post = ''): bool {}
function is_front_page(): bool {}
function is_home(): bool {}
function set_query_var($query_var, $value): void {}
function wp_mail($to, $subject, $message, $headers = '', $attachments = []): bool {}
function get_current_screen() { return null; }
function get_plugin_data($plugin_file, $markup = true, $translate = true): array {}
function wp_is_mobile(): bool {}
function is_wc_endpoint_url($endpoint = false): bool {}
