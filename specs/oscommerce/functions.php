<?php
// The library of functions that every page includes. All leave by tep_exit() alone.
// Checked against https://github.com/osCommerce/oscommerce2, v2.3.4.1: 2.4 has classes in place of most of these.

function tep_exit() { exit; }
function tep_redirect($url) { exit; }
function tep_href_link($page = '', $parameters = '', $connection = 'NONSSL', $add_session_id = true, $search_engine_safe = true): string {}
function tep_mail($to_name, $to_email_address, $email_subject, $email_text, $from_email_name, $from_email_address): void {}

// ---- texts and numbers ----

function tep_not_null($value) {
    if (is_array($value)) {
        return sizeof($value) > 0;
    }
    return $value != '' && strtolower($value) != 'null' && strlen(trim($value)) > 0;
}
//@ ensures \result == \normal("money", $number);
function tep_round($number, $precision) {}
function tep_rand($min = null, $max = null): int {}
function tep_create_random_value($length, $type = 'mixed'): string {}
function tep_encrypt_password($plain): string {}
function tep_validate_password($plain, $encrypted): bool {}
function tep_get_ip_address(): string {}
//@ ensures \result == \normal("html", $string);
function tep_output_string_protected($string) {}
//@ ensures \result == \normal("html", $string);
function tep_output_string($string, $translate = false, $protected = false) {}
//@ ensures \result == \normal("clean", $string);
function tep_sanitize_string($string) {}
//@ ensures \result == \normal("html", $string);
function tep_db_output($string) {}
//@ ensures \result == \normal("sql", $string);
function tep_db_input($string, $link = 'db_link') {}
//@ ensures \result == \normal("clean", $string);
function tep_db_prepare_input($string) {}

// ---- what is shown ----

function tep_draw_hidden_field($name, $value = '', $parameters = ''): string {}
function tep_draw_input_field($name, $value = '', $parameters = '', $type = 'text', $reinsert_value = true): string {}
function tep_draw_password_field($name, $value = '', $parameters = 'maxlength="40"'): string {}
function tep_draw_checkbox_field($name, $value = '', $checked = false, $parameters = ''): string {}
function tep_draw_radio_field($name, $value = '', $checked = false, $parameters = ''): string {}
function tep_draw_textarea_field($name, $wrap, $width, $height, $text = '', $parameters = '', $reinsert_value = true): string {}
function tep_draw_pull_down_menu($name, $values, $default = '', $parameters = '', $required = false): string {}
function tep_draw_button($title = null, $icon = null, $link = null, $priority = null, $params = null): string {}
function tep_draw_form($name, $action, $method = 'post', $parameters = '', $tokenize = false): string {}
function tep_image($src, $alt = '', $width = '', $height = '', $parameters = ''): string {}
function tep_image_button($image, $alt = '', $parameters = ''): string {}
function tep_address_label($customers_id, $address_id = 1, $html = false, $boln = '', $eoln = "\n"): string {}
function tep_address_format($address_format_id, $address, $html, $boln, $eoln): string {}

// ---- places, products, taxes ----

function tep_get_zone_code($country_id, $zone_id, $default_zone): string {}
function tep_get_zone_name($country_id, $zone_id, $default_zone): string {}
function tep_get_country_name($country_id): string {}
function tep_get_countries($countries_id = '', $with_iso_codes = false): array {}
function tep_get_address_format_id($country_id): int {}
function tep_get_prid($uprid): int {}
function tep_get_uprid($prid, $params): string {}
function tep_get_tax_rate($class_id, $country_id = -1, $zone_id = -1): float {}
function tep_get_tax_description($class_id, $country_id, $zone_id): string {}
function tep_add_tax($price, $tax): float {}
function tep_calculate_tax($price, $tax): float {}
function tep_display_tax_value($value, $padding = 0): string {}
function tep_check_stock($products_id, $products_quantity): string {}
function tep_get_products_stock($products_id): int {}
function tep_has_product_attributes($products_id): bool {}
function tep_count_shipping_modules(): int {}
function tep_count_payment_modules(): int {}
function tep_currency_exists($code) { return \choice() ? $code : false; }

// ---- the session ----

function tep_session_is_registered($variable): bool {}
function tep_session_register($variable): bool {}
function tep_session_unregister($variable): void {}
function tep_session_id($sessid = ''): string {}
function tep_session_name($name = ''): string {}
function tep_session_start(): bool {}
function tep_session_close(): void {}
function tep_session_destroy(): bool {}
function tep_session_recreate(): void {}

class osc_cart {
    public $contents = [];
    public $total = 0.0;
    public $weight = 0.0;
    public $cartID = '';
    public $content_type = '';
    public function count_contents(): int {}
    public function show_total(): float {}
    public function show_weight(): float {}
    public function get_products(): array {}
    public function get_content_type(): string {}
    public function get_quantity($products_id): int {}
    public function add_cart($products_id, $qty = '1', $attributes = '', $notify = true): void {}
    public function remove($products_id): void {}
    public function remove_all(): void {}
    public function reset($reset_database = false): void {}
    public function generate_cart_id($length = 5): string {}
}
class shoppingCart extends osc_cart {}
