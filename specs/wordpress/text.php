<?php
// Sanitisers keep what a value is; escapers make it fit for a page.

//@ ensures \result == \normal("sanitize", \scalar($str));
function sanitize_text_field($str) {}
//@ ensures \result == \normal("sanitize", \scalar($str));
function sanitize_textarea_field($str) {}
//@ ensures \result == \normal("key", $key);
function sanitize_key($key) {}
//@ ensures \result == \normal("email", $email);
function sanitize_email($email) {}
//@ ensures \result == \normal("title", $title);
function sanitize_title($title, $fallback_title = '', $context = 'save') {}
//@ ensures \result == \normal("file", $filename);
function sanitize_file_name($filename) {}
//@ ensures \result == \normal("unslash", $value);
function wp_unslash($value) {}
//@ ensures \result == \normal("unslash", $value);
function stripslashes_deep($value) {}
//@ ensures \result == \normal("html", $text);
function esc_html($text) {}
//@ ensures \result == \normal("html", $text);
function esc_attr($text) {}
//@ ensures \result == \normal("url", $url);
function esc_url($url, $protocols = null, $_context = 'display') {}
//@ ensures \result == \normal("url", $url);
function esc_url_raw($url, $protocols = null) {}
//@ ensures \result == \normal("url", $url);
function set_url_scheme($url, $scheme = null) {}
//@ ensures \result == \normal("kses", $data);
function wp_kses_post($data) {}
//@ ensures \result == \normal("kses", $data);
function wp_filter_post_kses($data) {}

function absint($maybeint) { return abs((int) $maybeint); }
function __($text, $domain = 'default') { return $text; }
function _e($text, $domain = 'default') {}
function _x($text, $context, $domain = 'default') { return $text; }
function _n($single, $plural, $number, $domain = 'default') { return $single; }
function esc_html__($text, $domain = 'default') { return $text; }
function esc_attr__($text, $domain = 'default') { return $text; }
function esc_html_e($text, $domain = 'default') {}
function wp_json_encode($value, $flags = 0, $depth = 512) { return json_encode($value, $flags); }
function wp_parse_args($args, $defaults = []) { return array_merge($defaults, (array) $args); }
function untrailingslashit($value) { return rtrim($value, '/\\'); }
function trailingslashit($value) { return rtrim($value, '/\\') . '/'; }
//@ ensures \result == \normal("html", $text);
function esc_textarea($text) {}
//@ ensures \result == \normal("js", $text);
function esc_js($text) {}
//@ ensures \result == \normal("xml", $text);
function esc_xml($text) {}
//@ ensures \result == \normal("kses", $content);
function wp_kses($content, $allowed_html, $allowed_protocols = []) {}
//@ ensures \result == \normal("kses", $text);
function wp_strip_all_tags($text, $remove_breaks = false) {}
function esc_html_x($text, $context, $domain = 'default') { return $text; }
function esc_attr_e($text, $domain = 'default') {}
function esc_attr_x($text, $context, $domain = 'default') { return $text; }
function _nx($single, $plural, $number, $context, $domain = 'default') { return $single; }
function translate($text, $domain = 'default') { return $text; }
function map_deep($value, $callback) { return $value; }
function wp_slash($value) { return $value; }
function wp_specialchars_decode($text, $quote_style = ENT_NOQUOTES) { return $text; }
function is_email($email, $deprecated = false) { return \choice() ? $email : false; }
function sanitize_user($username, $strict = false) { return $username; }
function sanitize_html_class($classname, $fallback = '') { return $classname; }
function sanitize_url($url, $protocols = null) { return $url; }
function wp_list_pluck($input_list, $field, $index_key = null): array {}
function wp_array_slice_assoc($input_array, $keys): array {}
function wp_rand($min = 0, $max = 0): int { return \server('random', 'int'); }
function checked($checked, $current = true, $display = true): string {}
function selected($selected, $current = true, $display = true): string {}
function number_format_i18n($number, $decimals = 0): string {}
function size_format($bytes, $decimals = 0): string {}
function human_time_diff($from, $to = 0): string {}
function wpautop($text, $br = true): string { return $text; }
function wptexturize($text, $reset = false): string { return $text; }
function maybe_unserialize($data) { return $data; }
function maybe_serialize($data) { return $data; }
// What takes the place of personal data.
function wp_privacy_anonymize_data($type, $data = '') {
    switch ($type) {
        case 'email': $anonymous = 'deleted@site.invalid'; break;
        case 'url': $anonymous = 'https://site.invalid'; break;
        case 'ip': $anonymous = wp_privacy_anonymize_ip($data); break;
        case 'date': $anonymous = '0000-00-00 00:00:00'; break;
        case 'text': $anonymous = __('[deleted]'); break;
        case 'longtext': $anonymous = __('This content was deleted by the author.'); break;
        default: $anonymous = '';
    }
    return apply_filters('wp_privacy_anonymize_data', $anonymous, $type, $data);
}
