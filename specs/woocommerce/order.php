<?php
// Orders. A status that counts as paid is the effect that everything else guards.

class WC_Data {
    public function get_meta(string $key = '', bool $single = true, string $context = 'view') {}
}

class WC_Abstract_Order extends WC_Data {}

class WC_Order extends WC_Abstract_Order {
    /*@ model key integer id;
        model key token string order_key;
        model reference string number;
        model frozen money total;
        model string currency;
        model string status;
        model owner integer customer_id;
        model string transaction_id;
        model string payment_method;
        model map<string, value> meta; */

    //@ ensures \result == \record(WC_Order, \integer($order));
    public function __construct($order = 0) {}

    //@ ensures \result == this.id;
    public function get_id(): int {}
    //@ ensures \result == this.number;
    public function get_order_number(): string {}
    //@ ensures \result == this.order_key;
    public function get_order_key(string $context = 'view'): string {}
    //@ ensures \result == this.total;
    public function get_total(string $context = 'view') {}
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
    //@ ensures \result == this.transaction_id;
    public function get_transaction_id(string $context = 'view'): string {}
    //@ ensures \result == this.payment_method;
    public function get_payment_method(string $context = 'view'): string {}
    //@ ensures \result == this.meta[$key];
    public function get_meta(string $key = '', bool $single = true, string $context = 'view') {}
    public function update_meta_data(string $key, $value, int $meta_id = 0): void {}
    public function add_meta_data(string $key, $value, bool $unique = false): void {}
    public function delete_meta_data(string $key): void {}
    public function set_transaction_id(string $value): void {}
    public function save(): int {}
    public function add_order_note(string $note, int $is_customer_note = 0, bool $added_by_user = false): int {}

    //@ ensures \result <==> paid(this.status);
    public function is_paid(): bool {}
    //@ ensures \result <==> this.status \in {"pending", "failed"} && \number(this.total) > 0;
    public function needs_payment(): bool {}
    public function has_status($status): bool { return in_array($this->get_status(), (array) $status, true); }
    /*@ ensures \result <==> \compared($key, this.order_key, true, true);
        establishes token(this) when \result; */
    public function key_is_valid(string $key): bool {}

    /*@ settles this;
        assigns this.status;
        behavior first: assumes waits_for_payment(this.status); ensures paid(this.status);
        behavior again: assumes !waits_for_payment(this.status); ensures this.status == \old(this.status); */
    public function payment_complete(string $transaction_id = ''): bool {}

    /*@ settles this when paid($new_status);
        ensures this.status == $new_status; */
    public function update_status(string $new_status, string $note = '', bool $manual = false): bool {}

    /*@ settles this when paid($new_status);
        ensures this.status == $new_status; */
    public function set_status(string $new_status, string $note = '', bool $manual_update = false) {}

    public function get_checkout_order_received_url(): string {}
    public function get_cancel_order_url_raw(string $redirect = ''): string {}
    public function get_checkout_payment_url(bool $on_checkout = false): string {}
}

//@ ensures \result == (\existing(\record(WC_Order, \integer($the_order))) ? \record(WC_Order, \integer($the_order)) : false);
function wc_get_order($the_order = false) {}

function wc_get_order_id_by_order_key(string $order_key) {
    return \any('int');
}
function wc_get_orders(array $args = []) { return \choice() ? [\any('WC_Order')] : []; }
function wc_get_logger() { return new WC_Logger(); }
class WC_Logger {
    public function add($handle, $message, $level = 'notice'): bool {}
    public function log($level, $message, $context = []): void {}
    public function debug(string $message, array $context = []): void {}
    public function info(string $message, array $context = []): void {}
    public function error(string $message, array $context = []): void {}
    public function warning(string $message, array $context = []): void {}
    public function notice(string $message, array $context = []): void {}
}
//@ ensures \result == \normal("clean", $var);
function wc_clean($var) {}
function wc_add_notice(string $message, string $notice_type = 'success', array $data = []): void {}
function wc_format_decimal($number, $dp = false, bool $trim_zeros = false) { return round((float) $number, $dp === false ? 2 : (int) $dp); }
