<?php
// Orders. A status that counts as paid is the effect that everything else guards.

class WC_Data {
    public function get_id() {}
    public function get_meta(string $key = '', bool $single = true, string $context = 'view') {}
    public function get_meta_data(): array {}
    public function meta_exists($key = ''): bool {}
    public function save() {}
    public function save_meta_data(): void {}
    public function read_meta_data($force_read = false): void {}
    public function get_data(): array {}
    public function get_date_created($context = 'view') { return \choice() ? new WC_DateTime() : null; }
}

class WC_DateTime {
    public function __construct($time = 'now') {}
    public function getTimestamp(): int { return \server('timestamp', 'int'); }
    public function getOffsetTimestamp(): int { return \server('timestamp', 'int'); }
    public function format($format): string { return \server('date'); }
    public function date($format): string { return \server('date'); }
    public function date_i18n($format = 'Y-m-d'): string { return \server('date'); }
    public function modify($modifier) { return $this; }
}

class WC_Abstract_Order extends WC_Data {}

class WC_Order extends WC_Abstract_Order {
    /*@ model key integer id;
        model key token string order_key;
        model reference string number;
        model frozen money total;
        model money total_refunded;
        model money subtotal;
        model money total_tax;
        model money shipping_total;
        model money discount_total;
        model string currency;
        model string status;
        model owner integer customer_id;
        model reference string transaction_id;
        model string payment_method;
        model string payment_method_title;
        model string created_via;
        model string cart_hash;
        model string billing_email;
        model string billing_phone;
        model string billing_first_name;
        model string billing_last_name;
        model string billing_address_1;
        model string billing_address_2;
        model string billing_city;
        model string billing_state;
        model string billing_postcode;
        model string billing_country;
        model string billing_company;
        model string shipping_first_name;
        model string shipping_last_name;
        model string shipping_address_1;
        model string shipping_address_2;
        model string shipping_city;
        model string shipping_state;
        model string shipping_postcode;
        model string shipping_country;
        model string shipping_company;
        model string customer_note;
        model string customer_ip_address;
        model integer line;
        model boolean paid_date;
        model map<string, value> meta; */

    //@ ensures \result == \record(WC_Order, order_id($order));
    public function __construct($order = 0) {}

    //@ ensures \result == this.id;
    public function get_id(): int {}
    //@ ensures \result == this.number;
    public function get_order_number(): string {}
    //@ ensures \result == this.order_key;
    public function get_order_key(string $context = 'view'): string {}
    //@ ensures \result == this.total;
    public function get_total(string $context = 'view') {}
    //@ ensures \result == this.total_refunded;
    public function get_total_refunded() {}
    //@ ensures \result == this.total - this.total_refunded;
    public function get_remaining_refund_amount() {}
    //@ ensures \result == this.subtotal;
    public function get_subtotal() {}
    //@ ensures \result == this.total_tax;
    public function get_total_tax(string $context = 'view') {}
    //@ ensures \result == this.shipping_total;
    public function get_shipping_total(string $context = 'view') {}
    //@ ensures \result == this.shipping_total;
    public function get_total_shipping() {}
    public function get_shipping_tax(string $context = 'view') { return \any('float'); }
    public function get_cart_tax(string $context = 'view') { return \any('float'); }
    //@ ensures \result == this.discount_total;
    public function get_discount_total(string $context = 'view') {}
    //@ ensures \result == this.discount_total;
    public function get_total_discount($ex_tax = true) {}
    public function get_discount_tax(string $context = 'view') { return \any('float'); }
    public function get_total_fees() { return \any('float'); }
    //@ ensures \result == this.currency;
    public function get_currency(string $context = 'view'): string {}
    //@ ensures \result == this.currency;
    public function get_order_currency(): string {}
    //@ ensures \result == this.status;
    public function get_status(string $context = 'view'): string {}
    //@ ensures \result == this.customer_id;
    public function get_customer_id(string $context = 'view'): int {}
    //@ ensures \result == this.customer_id;
    public function get_user_id(string $context = 'view'): int {}
    public function get_user() { return \choice() ? new WP_User() : false; }
    //@ ensures \result == this.transaction_id;
    public function get_transaction_id(string $context = 'view'): string {}
    //@ ensures \result == this.payment_method;
    public function get_payment_method(string $context = 'view'): string {}
    //@ ensures \result == this.payment_method_title;
    public function get_payment_method_title(string $context = 'view'): string {}
    //@ ensures \result == this.created_via;
    public function get_created_via(string $context = 'view'): string {}
    //@ ensures \result == this.cart_hash;
    public function get_cart_hash(string $context = 'view'): string {}
    //@ ensures \result == this.customer_note;
    public function get_customer_note(string $context = 'view'): string {}
    //@ ensures \result == this.customer_ip_address;
    public function get_customer_ip_address(string $context = 'view'): string {}
    public function get_customer_user_agent(string $context = 'view'): string {}
    public function get_prices_include_tax(string $context = 'view'): bool {}
    public function get_parent_id(string $context = 'view'): int {}
    public function get_type(): string { return 'shop_order'; }
    public function get_version(string $context = 'view'): string {}
    //@ ensures \result == this.billing_email;
    public function get_billing_email(string $context = 'view'): string {}
    //@ ensures \result == this.billing_phone;
    public function get_billing_phone(string $context = 'view'): string {}
    //@ ensures \result == this.billing_first_name;
    public function get_billing_first_name(string $context = 'view'): string {}
    //@ ensures \result == this.billing_last_name;
    public function get_billing_last_name(string $context = 'view'): string {}
    //@ ensures \result == this.billing_address_1;
    public function get_billing_address_1(string $context = 'view'): string {}
    //@ ensures \result == this.billing_address_2;
    public function get_billing_address_2(string $context = 'view'): string {}
    //@ ensures \result == this.billing_city;
    public function get_billing_city(string $context = 'view'): string {}
    //@ ensures \result == this.billing_state;
    public function get_billing_state(string $context = 'view'): string {}
    //@ ensures \result == this.billing_postcode;
    public function get_billing_postcode(string $context = 'view'): string {}
    //@ ensures \result == this.billing_country;
    public function get_billing_country(string $context = 'view'): string {}
    //@ ensures \result == this.billing_company;
    public function get_billing_company(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_first_name;
    public function get_shipping_first_name(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_last_name;
    public function get_shipping_last_name(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_address_1;
    public function get_shipping_address_1(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_address_2;
    public function get_shipping_address_2(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_city;
    public function get_shipping_city(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_state;
    public function get_shipping_state(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_postcode;
    public function get_shipping_postcode(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_country;
    public function get_shipping_country(string $context = 'view'): string {}
    //@ ensures \result == this.shipping_company;
    public function get_shipping_company(string $context = 'view'): string {}
    public function get_shipping_phone(string $context = 'view'): string {}
    public function get_formatted_billing_full_name(): string { return $this->get_billing_first_name() . ' ' . $this->get_billing_last_name(); }
    public function get_formatted_shipping_full_name(): string { return $this->get_shipping_first_name() . ' ' . $this->get_shipping_last_name(); }
    public function get_formatted_order_total($tax_display = '', $display_refunded = true): string { return 'EUR ' . $this->get_total(); }
    public function get_address($address_type = 'billing') { return ['first_name' => $this->get_billing_first_name(), 'last_name' => $this->get_billing_last_name(), 'email' => $this->get_billing_email(), 'country' => $this->get_billing_country()]; }
    public function get_shipping_method(): string {}
    public function get_shipping_methods(): array {}
    public function get_data(): array { return ['id' => $this->get_id(), 'status' => $this->get_status(), 'billing' => $this->get_address()]; }
    public function get_items($types = 'line_item') { $items = \any('array'); $items[0] = $this->get_item(0); return $items; }
    //@ ensures \result == \record(WC_Order_Item_Product, this.line);
    public function get_item($item_id, $load_from_db = true) {}
    public function get_fees(): array {}
    public function get_taxes(): array {}
    public function get_coupons(): array {}
    public function get_coupon_codes(): array {}
    public function get_used_coupons(): array {}
    public function get_tax_totals(): array {}
    public function get_refunds(): array {}
    public function get_item_count($item_type = ''): int {}
    public function get_line_total($item, $inc_tax = false, $round = true): float {}
    public function get_item_total($item, $inc_tax = false, $round = true): float {}
    public function get_line_subtotal($item, $inc_tax = false, $round = true): float {}
    public function get_item_subtotal($item, $inc_tax = false, $round = true): float {}
    public function get_line_tax($item): float {}
    public function get_item_tax($item, $round = true): float {}
    public function get_item_meta($order_item_id, $key = '', $single = false) { return ''; }
    //@ ensures \result == this.meta[$key];
    public function get_meta(string $key = '', bool $single = true, string $context = 'view') {}
    public function meta_exists($key = ''): bool {}
    /*@ changes this when personal($key);
        ensures this.meta[$key] == $value; */
    public function update_meta_data(string $key, $value, int $meta_id = 0): void {}
    /*@ changes this when personal($key);
        ensures this.meta[$key] == $value; */
    public function add_meta_data(string $key, $value, bool $unique = false): void {}
    public function delete_meta_data(string $key): void {}
    public function save_meta_data(): void {}
    public function read_meta_data($force_read = false): void {}
    //@ ensures this.transaction_id == $value;
    public function set_transaction_id(string $value): void {}
    //@ ensures this.payment_method == (\instance($payment_method, "WC_Payment_Gateway") ? this.payment_method : \text($payment_method));
    public function set_payment_method($payment_method = ''): void {}
    public function set_payment_method_title($value): void {}
    //@ changes this;
    public function set_address($address, $type = 'billing'): void {}
    //@ changes this;
    public function set_billing_email($value): void {}
    //@ changes this;
    public function set_billing_phone($value): void {}
    //@ changes this;
    public function set_billing_first_name($value): void {}
    //@ changes this;
    public function set_billing_last_name($value): void {}
    //@ changes this;
    public function set_billing_address_1($value): void {}
    public function set_billing_address_2($value): void {}
    public function set_billing_city($value): void {}
    public function set_billing_state($value): void {}
    public function set_billing_postcode($value): void {}
    public function set_billing_country($value): void {}
    public function set_billing_company($value): void {}
    public function set_shipping_first_name($value): void {}
    public function set_shipping_last_name($value): void {}
    public function set_shipping_address_1($value): void {}
    public function set_shipping_address_2($value): void {}
    public function set_shipping_city($value): void {}
    public function set_shipping_state($value): void {}
    public function set_shipping_postcode($value): void {}
    public function set_shipping_country($value): void {}
    public function set_shipping_phone($value): void {}
    public function set_customer_note($value): void {}
    //@ changes this;
    public function set_customer_id($value): void {}
    public function set_created_via($value): void {}
    public function set_currency($value): void {}
    public function set_cart_hash($value): void {}
    public function set_customer_ip_address($value): void {}
    public function set_customer_user_agent($value): void {}
    public function set_prices_include_tax($value): void {}
    //@ price $value;
    public function set_total($value, $deprecated = ''): void {}
    //@ price $value;
    public function set_shipping_total($value): void {}
    public function set_discount_total($value): void {}
    public function set_date_completed($date = null): void {}
    public function calculate_totals($and_taxes = true) { return $this->get_total(); }
    public function calculate_taxes($args = []): void {}
    public function add_product($product, $qty = 1, $args = []): int {}
    public function add_item($item): void {}
    public function remove_item($item_id): void {}
    public function remove_order_items($type = null): void {}
    public function apply_coupon($raw_coupon) { return \choice() ? true : new WP_Error('invalid', 'invalid'); }
    public function remove_coupon($code): bool {}
    public function reduce_order_stock(): void {}
    public function delete($force_delete = false): bool {}
    public function save(): int {}
    public function add_order_note($note, $is_customer_note = 0, $added_by_user = false): int {}
    public function get_customer_order_notes(): array {}
    public function is_editable(): bool {}
    public function has_downloadable_item(): bool {}
    public function is_download_permitted(): bool { return $this->is_paid(); }
    public function needs_processing(): bool {}
    public function needs_shipping_address(): bool {}
    public function has_shipping_address(): bool {}
    public function has_billing_address(): bool {}
    public function get_data_store() { return new WC_Data_Store(); }
    public function get_changes(): array {}
    public function is_created_via($modus): bool { return $this->get_created_via() === $modus; }

    //@ ensures \result <==> paid(this.status);
    public function is_paid(): bool {}
    //@ ensures \result <==> this.status \in {"pending", "failed"} && \number(this.total) > 0;
    public function needs_payment(): bool {}
    public function has_status($status): bool { return is_array($status) ? in_array($this->get_status(), $status, true) : $this->get_status() === $status; }
    //@ ensures \result <==> \compared($key, this.order_key, true, true);
    public function key_is_valid(string $key): bool {}
    public function get_date_paid($context = 'view') { return $this->has_paid_date() ? new WC_DateTime() : null; }
    //@ ensures \result <==> this.paid_date;
    private function has_paid_date(): bool {}
    public function get_date_completed($context = 'view') { return \choice() ? new WC_DateTime() : null; }
    public function get_date_modified($context = 'view') { return new WC_DateTime(); }

    //@ ensures this.paid_date;
    public function set_date_paid($date = null): void {}

    /*@ settles this;
        assigns this.status;
        behavior first: assumes waits_for_payment(this.status); ensures paid(this.status) && this.paid_date;
        behavior again: assumes !waits_for_payment(this.status); ensures this.status == \old(this.status); */
    public function payment_complete($transaction_id = ''): bool {}

    /*@ settles this when paid($new_status);
        ensures this.status == plain_status($new_status); */
    public function update_status($new_status, $note = '', $manual = false): bool {}

    /*@ settles this when paid($new_status);
        ensures this.status == plain_status($new_status); */
    public function set_status($new_status, $note = '', $manual_update = false) {}

    public function get_checkout_order_received_url(): string { return \server('url'); }
    public function get_cancel_order_url($redirect = ''): string { return \server('url'); }
    public function get_cancel_order_url_raw($redirect = ''): string { return \server('url'); }
    public function get_checkout_payment_url($on_checkout = false): string { return \server('url'); }
    public function get_view_order_url(): string { return \server('url'); }
    public function get_edit_order_url(): string { return \server('url'); }
}

class WC_Data_Store {
    public static function load($object_type) { return new WC_Data_Store(); }
    public function search_orders($term): array {}
    public function get_order_id_by_order_key($order_key) { return wc_get_order_id_by_order_key($order_key); }
}

// Older code reads an item as an array.
class WC_Order_Item extends WC_Data implements ArrayAccess {
    public function get_order_id(): int {}
    public function get_order() { return wc_get_order($this->get_order_id()); }
    public function get_type(): string {}
    public function offsetExists($offset): bool { return $this->offsetGet($offset) !== null; }
    public function offsetGet($offset) { return $this->get_meta($offset); }
    public function offsetSet($offset, $value): void {}
    public function offsetUnset($offset): void {}
}

class WC_Order_Item_Product extends WC_Order_Item {
    /*@ model key integer id;
        model string name;
        model integer quantity;
        model integer product_id;
        model integer variation_id;
        model money total;
        model money subtotal;
        model money total_tax;
        model map<string, value> meta; */
    //@ ensures \result == this.id;
    public function get_id(): int {}
    //@ ensures \result == this.name;
    public function get_name($context = 'view'): string {}
    //@ ensures \result == this.quantity;
    public function get_quantity($context = 'view'): int {}
    //@ ensures \result == this.product_id;
    public function get_product_id($context = 'view'): int {}
    //@ ensures \result == this.variation_id;
    public function get_variation_id($context = 'view'): int {}
    //@ ensures \result == this.total;
    public function get_total($context = 'view') {}
    //@ ensures \result == this.subtotal;
    public function get_subtotal($context = 'view') {}
    //@ ensures \result == this.total_tax;
    public function get_total_tax($context = 'view') {}
    public function get_product() { return wc_get_product($this->get_product_id()); }
    public function offsetGet($offset) {
        switch ($offset) {
            case 'qty': return $this->get_quantity();
            case 'name': return $this->get_name();
            case 'type': return $this->get_type();
            case 'product_id': return $this->get_product_id();
            case 'variation_id': return $this->get_variation_id();
            case 'line_total': return $this->get_total();
            case 'line_subtotal': return $this->get_subtotal();
            case 'line_tax': return $this->get_total_tax();
            default: return $this->get_meta($offset);
        }
    }
    //@ ensures \result == this.meta[$key];
    public function get_meta($key = '', $single = true, $context = 'view') {}
    public function get_formatted_meta_data($hideprefix = '_', $include_all = false) { return [$this->get_meta('line')]; }
    public function get_meta_data(): array { return [$this->get_meta('line')]; }
    public function update_meta_data($key, $value, $meta_id = 0): void {}
    public function add_meta_data($key, $value, $unique = false): void {}
    public function delete_meta_data($key): void {}
    //@ price $value;
    public function set_total($value): void {}
    //@ price $value;
    public function set_subtotal($value): void {}
    public function set_quantity($value): void {}
    public function save(): int {}
}

class WC_Order_Refund extends WC_Abstract_Order {
    public function get_amount() { return \any('float'); }
    public function get_reason(): string {}
}

/*@ logic value order_id(value order) = \instance(order, "WC_Order") ? order.id : \integer(order);
    logic value plain_status(value status) = status == "wc-processing" ? "processing" : status == "wc-completed" ? "completed" : status; */

/*@ ensures \result == (\existing(\record(WC_Order, order_id($the_order))) ? \record(WC_Order, order_id($the_order)) : false); */
function wc_get_order($the_order = false) {}

//@ establishes token(\record(WC_Order, \result)) when \result != 0;
function wc_get_order_id_by_order_key($order_key) {
    $order = \found('WC_Order', $order_key);
    if (\choice()) {
        return 0;
    }
    \assume($order->get_order_key() === (string) $order_key);
    return $order->get_id();
}

//@ refunds_order $args;
function wc_create_refund($args = []) { return \choice() ? new WC_Order_Refund() : new WP_Error('error', 'error'); }
function wc_get_orders($args) {
    if (!\choice()) {
        return [];
    }
    $order = \found('WC_Order', $args);
    if (isset($args['transaction_id'])) {
        \assume($order->get_transaction_id() === $args['transaction_id']);
    }
    if (isset($args['order_key'])) {
        \assume($order->get_order_key() === $args['order_key']);
    }
    if (isset($args['customer_id'])) {
        \assume($order->get_customer_id() === (int) $args['customer_id']);
    }
    if (isset($args['meta_key']) && isset($args['meta_value']) && is_string($args['meta_key'])) {
        \assume($order->get_meta($args['meta_key']) === $args['meta_value']);
    }
    if (isset($args['meta_query'][0]['key']) && isset($args['meta_query'][0]['value'])) {
        \assume($order->get_meta($args['meta_query'][0]['key']) === $args['meta_query'][0]['value']);
    }
    return isset($args['return']) && $args['return'] === 'ids' ? [$order->get_id()] : [$order];
}
function wc_create_order($args = []) { return \any('WC_Order'); }
function wc_get_order_statuses() { return ['wc-pending' => 'Pending', 'wc-processing' => 'Processing', 'wc-on-hold' => 'On hold', 'wc-completed' => 'Completed', 'wc-cancelled' => 'Cancelled', 'wc-refunded' => 'Refunded', 'wc-failed' => 'Failed']; }
function wc_get_is_paid_statuses() { return ['processing', 'completed']; }
function wc_get_order_status_name($status): string { return $status; }
function wc_get_order_item_meta($item_id, $key, $single = true) { return \stored('order_item_meta', $key, $item_id); }
function wc_update_order_item_meta($item_id, $meta_key, $meta_value, $prev_value = ''): bool {}
function wc_add_order_item_meta($item_id, $meta_key, $meta_value, $unique = false): int {}
function wc_delete_order_item_meta($item_id, $meta_key, $meta_value = '', $delete_all = false): bool {}
function wc_get_order_id_by_order_item_id($item_id): int {}
function wc_reduce_stock_levels($order_id): void {}
function wc_maybe_reduce_stock_levels($order_id): void {}
function wc_increase_stock_levels($order_id): void {}
/*@ goods \record(WC_Order, order_id($order_id)); */
function wc_downloadable_product_permissions($order_id, $force = false): void {}
function wc_get_checkout_url(): string { return \server('url'); }
function wc_get_cart_url(): string { return \server('url'); }
function wc_get_page_permalink($page, $fallback = null): string { return \server('url'); }
function wc_get_page_id($page): int {}
function wc_get_endpoint_url($endpoint, $value = '', $permalink = ''): string { return \server('url'); }
function wc_get_account_endpoint_url($endpoint): string { return \server('url'); }
//@ ensures \result == \normal("clean", $var);
function wc_clean($var) {}
function wc_add_notice($message, $notice_type = 'success', $data = []): void {}
function wc_print_notice($message, $notice_type = 'success', $data = [], $return = false): string {}
function wc_print_notices($return = false): string {}
function wc_clear_notices(): void {}
function wc_get_notices($notice_type = ''): array {}
function wc_notice_count($notice_type = ''): int {}
function wc_has_notice($message, $notice_type = 'success'): bool {}
function wc_format_decimal($number, $dp = false, $trim_zeros = false) { return $dp === false ? (string) $number : number_format(round((float) $number, (int) $dp), (int) $dp, '.', ''); }
function wc_get_price_decimals(): int { return 2; }
function wc_get_price_decimal_separator(): string { return '.'; }
function wc_get_price_thousand_separator(): string { return ','; }
function wc_get_rounding_precision(): int { return 6; }
function wc_round_tax_total($value, $precision = null) { return round($value, 2); }
function wc_price($price, $args = []): string { return 'EUR ' . $price; }
function wc_add_number_precision($value, $round = true) { return round((float) $value * 100); }
function wc_remove_number_precision($value) { return (float) $value / 100; }
function get_woocommerce_currency(): string { return \server('currency'); }
function get_woocommerce_currency_symbol($currency = ''): string {}
function get_woocommerce_currencies(): array {}
function wc_string_to_bool($string): bool { return $string === true || $string === 1 || $string === '1' || $string === 'yes' || $string === 'true' || $string === 'on'; }
function wc_bool_to_string($bool): string { return $bool ? 'yes' : 'no'; }
function wc_strtoupper($string): string { return strtoupper($string); }
function wc_strtolower($string): string { return strtolower($string); }
function wc_trim_string($string, $chars = 200, $suffix = '...'): string { return $string; }
function wc_sanitize_textarea($var) { return sanitize_textarea_field($var); }
function wc_rand_hash($prefix = '', $max_length = null): string { return \server('random'); }
function wc_nocache_headers(): void {}
function wc_doing_it_wrong($function, $message, $version): void {}
function wc_deprecated_function($function, $version, $replacement = null): void {}
function wc_maybe_define_constant($name, $value): void {}
function wc_prices_include_tax(): bool { return \choice(); }
function wc_tax_enabled(): bool { return \choice(); }
function wc_ship_to_billing_address_only(): bool { return \choice(); }
function wc_coupons_enabled(): bool { return \choice(); }
function wc_get_base_location(): array { return ['country' => WC()->countries->get_base_country(), 'state' => WC()->countries->get_base_state()]; }
function wc_get_customer_default_location(): array { return ['country' => 'DE', 'state' => '']; }
function wc_get_user_agent(): string { return \request('header', 'User-Agent'); }
function wc_get_template($template_name, $args = [], $template_path = '', $default_path = ''): void {}
function wc_get_template_html($template_name, $args = [], $template_path = '', $default_path = ''): string {}
function wc_enqueue_js($code): void {}
function wc_help_tip($tip, $allow_html = false): string {}
function wc_create_new_customer($email, $username = '', $password = '', $args = []): int {}
function wc_set_customer_auth_cookie($customer_id): void {}
function wc_empty_cart(): void {}
function wc_load_cart(): void {}
function wc_setcookie($name, $value, $expire = 0, $secure = false, $httponly = false): void {}
function wc_get_log_file_path($handle): string {}
function wc_attribute_label($name, $product = ''): string {}
function wc_get_weight($weight, $to_unit, $from_unit = ''): float {}
function wc_get_dimension($dimension, $to_unit, $from_unit = ''): float {}
function wc_print_r($expression, $return = false) { return print_r($expression, true); }
function wc_get_product_id_by_sku($sku): int {}
function wc_get_coupon_id_by_code($code, $exclude = 0): int {}
function wc_format_coupon_code($value): string { return $value; }
function wc_shipping_enabled(): bool { return \choice(); }
function wc_terms_and_conditions_page_id(): int {}
function is_checkout(): bool { return \choice(); }
function is_cart(): bool { return \choice(); }
function is_checkout_pay_page(): bool { return \choice(); }
function is_order_received_page(): bool { return \choice(); }
function is_add_payment_method_page(): bool { return \choice(); }
function is_account_page(): bool { return \choice(); }
function is_product(): bool { return \choice(); }
function is_shop(): bool { return \choice(); }
function is_ajax(): bool { return \choice(); }
