<?php
// GiveWP: a donation is a post, its values are meta values below "_give_…"; its status is the effect.
// Checked against https://github.com/impress-org/givewp, includes/payments and includes/setting-functions.php.

// The container of the plugin's classes: what a class asks for in its constructor, it gets. Names of
// functions have no case: Give() is the same.
function give($abstract = null) { return $abstract === null ? new Give_Container() : \service($abstract); }
class Give_Container {
    public Give_Meta $payment_meta;
    public Give_Meta $form_meta;
    public Give_Meta $donor_meta;
    // What else the plugin keeps in it is not known.
    public function __get($name) { return \any('mixed', $name); }
    public function make($abstract, $parameters = []) { return \service($abstract); }
    public function get($id) { return \service($id); }
    public function bind($abstract, $concrete = null, $shared = false): void {}
    public function singleton($abstract, $concrete = null): void {}
    public function alias($abstract, $alias): void {}
    public function resolving($abstract, $callback = null): void {}
}

class Give_Meta {
    public function get_meta($id = 0, $meta_key = '', $single = false) { return give_get_meta($id, $meta_key, $single); }
    public function update_meta($id, $meta_key, $meta_value, $prev_value = '') { return give_update_meta($id, $meta_key, $meta_value); }
    public function delete_meta($id = 0, $meta_key = '', $meta_value = '') { return give_delete_meta($id, $meta_key); }
}

/*@ settles_record \record("WP_Post", \integer($donation_id)) when donated($status); */
function give_donation_becomes($donation_id, $status) {
    $post = \record('WP_Post', \integer($donation_id));
    $post->post_status = $status === 'complete' || $status === 'completed' ? 'publish' : $status;
    return true;
}
function give_update_payment_status($payment_id, $new_status = 'publish') {
    return get_post($payment_id) ? give_donation_becomes($payment_id, $new_status) : false;
}

class Give_Payment {
    public $ID = 0;
    public function __construct($payment_id = false) { $this->ID = absint($payment_id); }
    public function update_status($status = false) { return give_update_payment_status($this->ID, $status); }
    public function get_meta($meta_key = '_give_payment_meta', $single = true) { return give_get_payment_meta($this->ID, $meta_key, $single); }
    public function update_meta($meta_key = '', $meta_value = '', $prev_value = '') { return give_update_meta($this->ID, $meta_key, $meta_value); }
    public function add_note($note = false) { return true; }
}

function give_get_meta($id, $meta_key = '', $single = false, $default = false, $meta_type = '') {
    $value = get_post_meta($id, $meta_key, $single);
    return empty($value) && $default ? $default : $value;
}
function give_update_meta($id, $meta_key, $meta_value, $prev_value = '', $meta_type = '') { return update_post_meta($id, $meta_key, $meta_value); }
function give_delete_meta($id, $meta_key, $meta_value = '', $meta_type = '') { return delete_post_meta($id, $meta_key); }
function give_get_payment_meta($payment_id = 0, $meta_key = '_give_payment_meta', $single = true) {
    if ($meta_key !== '_give_payment_meta') {
        return give_get_meta($payment_id, $meta_key, $single);
    }
    return [
        'currency' => give_get_payment_currency_code($payment_id),
        'key' => give_get_payment_key($payment_id),
        'form_id' => give_get_payment_form_id($payment_id),
        'email' => give_get_payment_user_email($payment_id),
    ];
}
function give_update_payment_meta($payment_id = 0, $meta_key = '', $meta_value = '', $prev_value = '') { return give_update_meta($payment_id, $meta_key, $meta_value); }
function give_get_payment_gateway($payment_id) { return give_get_meta($payment_id, '_give_payment_gateway', true); }
function give_get_payment_currency_code($payment_id = 0) { return give_get_meta($payment_id, '_give_payment_currency', true); }
function give_get_payment_key($payment_id = 0) { return give_get_meta($payment_id, '_give_payment_purchase_key', true); }
function give_get_payment_form_id($payment_id) { return give_get_meta($payment_id, '_give_payment_form_id', true); }
function give_get_payment_user_email($payment_id) { return give_get_meta($payment_id, '_give_payment_donor_email', true); }
function give_get_payment_transaction_id($payment_id = 0) { return give_get_meta($payment_id, '_give_payment_transaction_id', true); }
function give_set_payment_transaction_id($payment_id = 0, $transaction_id = '') { return give_update_meta($payment_id, '_give_payment_transaction_id', $transaction_id); }
function give_get_payment_total($payment_id = 0) { return give_get_meta($payment_id, '_give_payment_total', true); }
function give_donation_amount($donation_id, $format_args = []) { return give_get_payment_total($donation_id); }
function give_get_payment_status($payment_id, $return_label = false) { return get_post_status($payment_id); }
function give_get_payment_by($field = '', $value = '') { return \choice() ? new Give_Payment(\any('int', 'donation')) : false; }
function give_get_donation_id_by_key($key) {
    $id = \any('int', 'donation');
    \assume(give_get_payment_key($id) === $key);
    return \choice() ? $id : 0;
}
function give_get_purchase_id_by_transaction_id($key) {
    $id = \any('int', 'donation');
    \assume(give_get_payment_transaction_id($id) === $key);
    return \choice() ? $id : 0;
}
function give_insert_payment_note($payment_id = 0, $note = '') { return 1; }
function give_record_gateway_error($title = '', $message = '', $parent = 0): int {}
function give_record_log($title = '', $message = '', $parent = 0, $type = null): int {}

// Settings.
class Give_Cache_Setting {
    public static function get_option($option_name, $default = false) { return \setting($option_name, $default); }
}
function give_get_option($key = '', $default = false) { return \setting($key, $default); }
function give_get_settings() { return \settings('give_settings'); }
/*@ staff_only $key when asked_for($value); */
function give_update_option($key = '', $value = false): bool {}
/*@ staff_only $key when asked_for($key); */
function give_delete_option($key = ''): bool {}
function give_is_setting_enabled($value, $compare_with = null) {
    if ($compare_with !== null) {
        return is_array($compare_with) ? in_array($value, $compare_with) : $value === $compare_with;
    }
    return in_array($value, ['enabled', 'on', 'yes']);
}
// A shop that takes money is not in test mode.
function give_is_test_mode(): bool { return false; }

// Forms and requests.
//@ ensures \result == \normal("clean", $var);
function give_clean($var) {}
function give_get_php_arg_separator_output(): string { return '&'; }
/*@ establishes csrf when \result; */
function give_verify_donation_form_nonce($nonce, $form_id): bool {}
/*@ establishes csrf when \result; */
function give_validate_nonce($nonce, $action = -1, $wp_die_args = []): bool {}
function give_get_currency($donation_or_form_id = null, $args = []): string { return \setting('currency', 'USD'); }
// A plain number keeps its value, up to the currency's decimals.
function give_maybe_sanitize_amount($number, $args = []) { return $number; }
function give_sanitize_amount_for_db($number, $args = []) { return $number; }
//@ ensures \false;
function give_die($message = '', $title = '', $status = 400): void {}
function give_set_error($error_id, $error_message, $notice_args = []): void {}
function give_get_errors() { return false; }
