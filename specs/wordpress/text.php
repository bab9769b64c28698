<?php
// Sanitisers keep what a value is; escapers make it fit for a page.

//@ ensures \result == \normal("sanitize", $str);
function sanitize_text_field($str) {}
//@ ensures \result == \normal("sanitize", $str);
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
//@ ensures \result == \normal("kses", $content);
function wp_kses_post($content) {}

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
