<?php
// Payment gateways: their settings are options, their methods are called by the shop.

// The page behind the payment, for the buyer whose key of the order fits, and the page before it.
/*@ entry customer: $hook_name ~ "woocommerce_thankyou*" calls $callback with \any(WC_Order).id;
    entry customer: $hook_name ~ "woocommerce_receipt_*" calls $callback with \any(WC_Order).id; */
function add_action(string $hook_name, $callback, int $priority = 10, int $accepted_args = 1): bool {}

abstract class WC_Settings_API {
    public $plugin_id = 'woocommerce_';
    public $id = '';
    public $errors = [];
    public $settings = \settings('gateway');
    public $form_fields = [];
    public function get_option($key, $empty_value = null) { return $this->settings[$key] ?? $empty_value ?? ''; }
    public function get_option_key(): string { return 'woocommerce_' . $this->id . '_settings'; }
    public function get_field_key($key): string { return 'woocommerce_' . $this->id . '_' . $key; }
    //@ staff_only $key when asked_for($value);
    public function update_option($key, $value = ''): bool {}
    public function init_settings(): void {}
    public function init_form_fields() {}
    public function get_form_fields(): array { return $this->form_fields; }
    public function process_admin_options() { return true; }
    public function admin_options(): void {}
    public function add_error($error): void {}
    public function display_errors(): void {}
    public function generate_settings_html($form_fields = [], $echo = true): string {}
    public function get_post_data(): array { return \request('post'); }
    public function get_description_html($data): string {}
    public function get_tooltip_html($data): string {}
}

abstract class WC_Payment_Gateway extends WC_Settings_API {
    public $order_button_text;
    public $enabled = 'yes';
    public $title = '';
    public $description = '';
    public $chosen;
    public $method_title = '';
    public $method_description = '';
    public $has_fields = false;
    public $countries;
    public $availability;
    public $icon = '';
    public $supports = ['products'];
    public $max_amount = 0;
    public $view_transaction_url = '';
    public $new_method_label = '';
    public $tokens = [];
    public $pay_button_id = '';
    public function get_return_url($order = null): string { return \server('url'); }
    public function get_transaction_url($order): string { return \server('url'); }
    protected function get_order_total() { return \server('order total', 'float'); }
    public function get_title(): string { return $this->title; }
    public function get_description(): string { return $this->description; }
    public function get_icon(): string {}
    public function get_method_title(): string { return $this->method_title; }
    public function is_available(): bool {}
    public function needs_setup(): bool {}
    public function has_fields(): bool {}
    public function supports($feature): bool { return in_array($feature, $this->supports, true); }
    public function can_refund_order($order): bool {}
    public function get_tokens(): array { return []; }
    public function save_payment_method_checkbox(): void {}
    public function saved_payment_methods(): void {}
    public function tokenization_script(): void {}
    public function credit_card_form($args = [], $fields = []): void {}

    //@ entry customer: override with \any(WC_Order).id;
    public function process_payment($order_id) {}
    //@ entry staff: override with \any(WC_Order).id, \server("amount", "float"), \server("reason");
    public function process_refund($order_id, $amount = null, $reason = '') {}
    //@ entry customer: override;
    public function add_payment_method() {}
    //@ entry client: override;
    public function payment_fields() {}
    //@ entry client: override;
    public function validate_fields() {}
}
abstract class WC_Payment_Gateway_CC extends WC_Payment_Gateway {
    public function form(): void {}
    public function field_name($name): string { return ''; }
}
abstract class WC_Payment_Gateway_eCheck extends WC_Payment_Gateway {}
abstract class WC_Integration extends WC_Settings_API {}

// A token is of any kind: what cards and checks add stands here.
class WC_Payment_Token extends WC_Data {
    /*@ model key integer id;
        model owner integer user_id;
        model string token; */
    //@ ensures \result == this.id;
    public function get_id(): int {}
    //@ ensures \result == this.token;
    public function get_token($context = 'view'): string {}
    //@ ensures \result == this.user_id;
    public function get_user_id($context = 'view'): int {}
    public function get_gateway_id($context = 'view'): string {}
    public function get_type($deprecated = ''): string {}
    public function get_last4($context = 'view'): string {}
    public function get_card_type($context = 'view'): string {}
    public function get_expiry_month($context = 'view'): string {}
    public function get_expiry_year($context = 'view'): string {}
    public function is_default(): bool {}
    public function set_token($token): void {}
    public function set_gateway_id($gateway_id): void {}
    public function set_user_id($user_id): void {}
    public function set_default($is_default): void {}
    public function set_last4($last4): void {}
    public function set_card_type($type): void {}
    public function set_expiry_month($month): void {}
    public function set_expiry_year($year): void {}
    public function save(): int {}
    public function delete($force_delete = false): bool {}
}
class WC_Payment_Token_CC extends WC_Payment_Token {}
class WC_Payment_Tokens {
    //@ ensures \result == (\existing(\record(WC_Payment_Token, \integer($token_id))) ? \record(WC_Payment_Token, \integer($token_id)) : null);
    public static function get($token_id, $token_result = null) {}
    public static function get_customer_tokens($customer_id, $gateway_id = ''): array { return []; }
    public static function get_order_tokens($order_id): array { return []; }
    public static function get_tokens($args): array { return []; }
    public static function delete($token_id): void {}
    public static function set_users_default($user_id, $token_id): void {}
}
