<?php
// The shop's own object: cart, session, customer, gateways.

// The session is of any handler: what WC_Session_Handler adds stands here.
class WC_Session {
    private $data;
    public function __construct() { $this->data = \session(); }
    public function get($key, $default_value = null) { return isset($this->data[$key]) ? $this->data[$key] : $default_value; }
    public function set($key, $value): void { $this->data[$key] = $value; }
    public function __unset($key): void { unset($this->data[$key]); }
    public function __get($key) { return $this->get($key); }
    public function __set($key, $value): void { $this->set($key, $value); }
    public function __isset($key): bool { return isset($this->data[$key]); }
    public function get_customer_id() { return \server('customer'); }
    public function get_session_cookie() { return \server('cookie'); }
    public function has_session(): bool {}
    public function set_customer_session_cookie($set): void {}
    public function save_data($old_session_key = 0): void {}
    public function forget_session(): void {}
    public function destroy_session(): void {}
    public function get_session_data(): array { return $this->data; }
}
class WC_Session_Handler extends WC_Session {
    public function init(): void {}
}

class WC_Cart {
    public array $cart_contents;
    public array $applied_coupons;
    public function get_total($context = 'view') { return \server('cart total', 'float'); }
    public function get_subtotal() { return \server('cart subtotal', 'float'); }
    public function get_cart_contents_total() { return \server('cart contents', 'float'); }
    public function get_total_tax() { return \server('cart tax', 'float'); }
    public function get_shipping_total() { return \server('cart shipping', 'float'); }
    public function get_shipping_tax() { return \server('cart shipping tax', 'float'); }
    public function get_taxes_total($compound = true, $display = true) { return \server('cart tax', 'float'); }
    public function get_discount_total() { return \server('cart discount', 'float'); }
    public function get_discount_tax() { return \server('cart discount', 'float'); }
    public function get_fee_total() { return \server('cart fees', 'float'); }
    public function get_fees(): array {}
    public function get_coupons(): array {}
    public function get_applied_coupons(): array {}
    public function get_cart(): array { return \any('array', 'cart'); }
    public function get_cart_contents(): array { return \any('array', 'cart'); }
    public function get_cart_contents_count(): int {}
    public function get_cart_item($item_key): array {}
    public function get_cart_hash(): string { return \server('cart hash'); }
    public function get_customer() { return new WC_Customer(); }
    public function get_tax_price_display_mode(): string {}
    public function get_displayed_subtotal() { return \server('cart subtotal', 'float'); }
    public function is_empty(): bool {}
    public function needs_payment(): bool {}
    public function needs_shipping(): bool {}
    public function needs_shipping_address(): bool {}
    public function empty_cart($clear_persistent_cart = true): void {}
    public function calculate_totals(): void {}
    public function calculate_shipping(): array {}
    public function calculate_fees(): void {}
    public function has_discount($coupon_code = ''): bool {}
    public function apply_coupon($coupon_code): bool {}
    public function add_discount($coupon_code): bool {}
    public function remove_coupon($coupon_code): bool {}
    public function remove_coupons($deprecated = null): void {}
    public function remove_cart_item($cart_item_key): bool {}
    //@ quantity $quantity;
    public function set_quantity($cart_item_key, $quantity = 1, $refresh_totals = true): bool {}
    //@ quantity $quantity;
    public function add_to_cart($product_id = 0, $quantity = 1, $variation_id = 0, $variation = [], $cart_item_data = []) { return \choice() ? 'key' : false; }
    //@ price $amount;
    public function add_fee($name, $amount, $taxable = false, $tax_class = ''): void {}
    public function set_session(): void {}
    public function persistent_cart_update(): void {}
    public function check_cart_items(): bool {}
    public function find_product_in_cart($cart_id = false): string {}
    public function generate_cart_id($product_id, $variation_id = 0, $variation = [], $cart_item_data = []): string {}
    public function show_shipping(): bool {}
    public function get_product_price($product): string {}
}

class WC_Customer extends WC_Data {
    public function __construct($data = 0, $is_session = false) {}
    public function get_id(): int { return \identity(); }
    public function get_email(): string { return \server('customer email'); }
    public function get_billing_email($context = 'view'): string { return \server('customer email'); }
    public function get_billing_first_name($context = 'view'): string { return \server('customer'); }
    public function get_billing_last_name($context = 'view'): string { return \server('customer'); }
    public function get_billing_country($context = 'view'): string { return \server('customer country'); }
    public function get_billing_state($context = 'view'): string { return \server('customer'); }
    public function get_billing_postcode($context = 'view'): string { return \server('customer'); }
    public function get_billing_city($context = 'view'): string { return \server('customer'); }
    public function get_billing_address_1($context = 'view'): string { return \server('customer'); }
    public function get_billing_address_2($context = 'view'): string { return \server('customer'); }
    public function get_billing_phone($context = 'view'): string { return \server('customer'); }
    public function get_billing_company($context = 'view'): string { return \server('customer'); }
    public function get_shipping_country($context = 'view'): string { return \server('customer country'); }
    public function get_shipping_state($context = 'view'): string { return \server('customer'); }
    public function get_shipping_postcode($context = 'view'): string { return \server('customer'); }
    public function get_shipping_city($context = 'view'): string { return \server('customer'); }
    public function get_shipping_address_1($context = 'view'): string { return \server('customer'); }
    public function get_shipping_address_2($context = 'view'): string { return \server('customer'); }
    public function get_shipping_first_name($context = 'view'): string { return \server('customer'); }
    public function get_shipping_last_name($context = 'view'): string { return \server('customer'); }
    public function set_props($props): void {}
    public function set_calculated_shipping($calculated = true): void {}
    public function is_vat_exempt(): bool {}
    public function save(): int {}
}

class WC_Countries {
    public function get_base_country(): string { return \setting_text('woocommerce_default_country'); }
    public function get_base_state(): string { return \setting_text('woocommerce_store_state'); }
    public function get_base_postcode(): string { return \setting_text('woocommerce_store_postcode'); }
    public function get_base_city(): string { return \setting_text('woocommerce_store_city'); }
    public function get_base_address(): string { return \setting_text('woocommerce_store_address'); }
    public function get_countries(): array {}
    public function get_allowed_countries(): array {}
    public function get_shipping_countries(): array {}
    public function get_states($cc = null) { return \choice() ? [] : false; }
    public function get_address_fields($country = '', $type = 'billing_'): array {}
    public function get_formatted_address($args = [], $separator = '<br/>'): string {}
}

class WC_Shipping {
    public array $packages;
    public function get_packages(): array {}
    public function calculate_shipping($packages = []): array {}
    public function get_shipping_methods(): array {}
    public function load_shipping_methods($package = []): array {}
    public function reset_shipping(): void {}
}

class WC_Payment_Gateways {
    public static function instance() { return new WC_Payment_Gateways(); }
    public function payment_gateways(): array {}
    public function get_available_payment_gateways(): array {}
    public function get_payment_gateway_ids(): array {}
    public function set_current_gateway($gateways): void {}
}

class WC_Checkout {
    public function create_order($data) { return \server('order id', 'int'); }
    public function get_value($input) { return \request('post', $input); }
    public function get_posted_data(): array { return \request('post'); }
    public function get_checkout_fields($fieldset = ''): array {}
    public function process_checkout(): void {}
    public static function instance() { return new WC_Checkout(); }
}

//@ global WooCommerce $woocommerce;

class WooCommerce {
    public $version;
    public $session;
    public $cart;
    public $customer;
    public $countries;
    public $query;
    public $integrations;
    public $api;
    public function __construct() {
        $this->version = WC_VERSION;
        $this->session = new WC_Session();
        $this->cart = new WC_Cart();
        $this->customer = new WC_Customer();
        $this->countries = new WC_Countries();
    }
    public static function instance() {
        global $woocommerce;
        return $woocommerce;
    }
    public function shipping() { return new WC_Shipping(); }
    public function payment_gateways() { return new WC_Payment_Gateways(); }
    public function checkout() { return new WC_Checkout(); }
    public function mailer() { return new WC_Emails(); }
    public function api_request_url($request, $ssl = null): string { return \server('url'); }
    public function plugin_url(): string { return \server('url'); }
    public function plugin_path(): string { return '/wordpress/wp-content/plugins/woocommerce'; }
    public function template_path(): string { return 'woocommerce/'; }
    public function ajax_url(): string { return \server('url'); }
    public function initialize_session(): void {}
    public function initialize_cart(): void {}
    public function frontend_includes(): void {}
    public function is_rest_api_request(): bool {}
}
function WC() { return WooCommerce::instance(); }

class WC_Emails {
    public static function instance() { return new WC_Emails(); }
    public function get_emails(): array {}
    public function send($to, $subject, $message, $headers = '', $attachments = ''): bool {}
    public function wrap_message($email_heading, $message, $deprecated = false): string {}
    public function customer_invoice($order): void {}
}

class WC_AJAX {
    public static function get_endpoint($request = ''): string { return \server('url'); }
}
class WC_Validation {
    public static function is_email($email): bool {}
    public static function is_phone($phone): bool {}
    public static function is_postcode($postcode, $country): bool {}
}
class WC_Geolocation {
    public static function get_ip_address(): string { return \request('header', 'X-Real-IP'); }
    public static function geolocate_ip($ip_address = '', $fallback = false, $api_fallback = true): array {}
}
class WC_Tax {
    public static function get_rates($tax_class = '', $customer = null): array {}
    public static function get_shipping_tax_rates($tax_class = null, $customer = null): array {}
    public static function get_base_tax_rates($tax_class = ''): array {}
    public static function calc_tax($price, $rates, $price_includes_tax = false, $deprecated = false): array {}
    public static function get_rate_code($key_or_rate): string {}
    public static function get_rate_percent($key_or_rate): string {}
    public static function get_rate_label($key_or_rate): string {}
    public static function find_rates($args = []): array {}
    public static function get_tax_classes(): array {}
}
class WC_Coupon extends WC_Data {
    public function __construct($data = '') {}
    public function get_code($context = 'view'): string {}
    public function get_amount($context = 'view') { return \server('coupon amount', 'float'); }
    public function get_discount_type($context = 'view'): string {}
    public function get_description($context = 'view'): string {}
    public function get_minimum_amount($context = 'view') { return \server('coupon minimum', 'float'); }
    public function get_maximum_amount($context = 'view') { return \server('coupon maximum', 'float'); }
    public function get_usage_count($context = 'view'): int {}
    public function get_usage_limit($context = 'view'): int {}
    public function get_usage_limit_per_user($context = 'view'): int {}
    public function get_email_restrictions($context = 'view'): array {}
    public function get_product_ids($context = 'view'): array {}
    public function get_date_expires($context = 'view') { return \choice() ? new WC_DateTime() : null; }
    public function get_free_shipping($context = 'view'): bool {}
    public function is_valid(): bool {}
    public function is_type($type): bool {}
    public function set_code($code): void {}
    public function set_discount_type($discount_type): void {}
    //@ price $amount;
    public function set_amount($amount): void {}
    public function save(): int {}
}

// A product is of any type: what variable products and variations add stands here.
class WC_Product extends WC_Data {
    /*@ model key integer id;
        model string name;
        model string sku;
        model string type;
        model string status;
        model money price;
        model money regular_price;
        model map<string, value> meta; */
    //@ ensures \result == \record(WC_Product, \integer($product));
    public function __construct($product = 0) {}
    //@ ensures \result == this.id;
    public function get_id(): int {}
    //@ ensures \result == this.name;
    public function get_name($context = 'view'): string {}
    //@ ensures \result == this.name;
    public function get_title(): string {}
    //@ ensures \result == this.sku;
    public function get_sku($context = 'view'): string {}
    //@ ensures \result == this.type;
    public function get_type(): string {}
    //@ ensures \result == this.status;
    public function get_status($context = 'view'): string {}
    //@ ensures \result == this.price;
    public function get_price($context = 'view') {}
    //@ ensures \result == this.regular_price;
    public function get_regular_price($context = 'view') {}
    public function get_sale_price($context = 'view') { return ''; }
    //@ ensures \result == this.meta[$key];
    public function get_meta($key = '', $single = true, $context = 'view') {}
    public function update_meta_data($key, $value, $meta_id = 0): void {}
    public function get_image_id($context = 'view'): int {}
    public function get_image($size = 'woocommerce_thumbnail', $attr = [], $placeholder = true): string {}
    public function get_permalink(): string { return \server('url'); }
    public function get_stock_quantity($context = 'view'): int {}
    public function get_description($context = 'view'): string {}
    public function get_short_description($context = 'view'): string {}
    public function get_category_ids($context = 'view'): array {}
    public function get_parent_id($context = 'view'): int {}
    public function get_children(): array {}
    public function get_attributes($context = 'view'): array {}
    public function get_variation_attributes(): array {}
    public function get_available_variations(): array {}
    public function get_weight($context = 'view'): string {}
    public function get_tax_class($context = 'view'): string {}
    public function get_tax_status($context = 'view'): string {}
    public function get_price_html($deprecated = ''): string {}
    public function is_type($type): bool { return is_array($type) ? in_array($this->get_type(), $type, true) : $this->get_type() === $type; }
    public function is_virtual(): bool {}
    public function is_downloadable(): bool {}
    public function is_in_stock(): bool {}
    public function is_purchasable(): bool {}
    public function is_taxable(): bool {}
    public function is_visible(): bool {}
    public function is_on_sale($context = 'view'): bool {}
    public function is_sold_individually(): bool {}
    public function needs_shipping(): bool {}
    public function managing_stock(): bool {}
    public function has_enough_stock($quantity): bool {}
    public function exists(): bool {}
    //@ price $price;
    public function set_price($price): void {}
    //@ price $price;
    public function set_regular_price($price): void {}
    //@ price $price;
    public function set_sale_price($price): void {}
    public function save(): int {}
}
class WC_Product_Simple extends WC_Product {}
class WC_Product_Variable extends WC_Product {}
class WC_Product_Variation extends WC_Product {}
//@ ensures \result == (\existing(\record(WC_Product, \instance($the_product, "WC_Product") ? $the_product.id : \integer($the_product))) ? \record(WC_Product, \instance($the_product, "WC_Product") ? $the_product.id : \integer($the_product)) : false);
function wc_get_product($the_product = false, $deprecated = []) {}
function wc_get_products($args) { return []; }
function wc_get_price_excluding_tax($product, $args = []) { return $product->get_price(); }
function wc_get_price_including_tax($product, $args = []) { return $product->get_price(); }
function wc_get_price_to_display($product, $args = []) { return $product->get_price(); }
function wc_get_stock_html($product): string {}
function wc_placeholder_img_src($size = ''): string {}
