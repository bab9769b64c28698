<?php
// Payment gateways: their settings are options, their methods are called by the shop.

class WC_Settings_API {
    public $id = '';
    public $settings = [];
    public $form_fields = [];
    //@ ensures \result == \setting(\concat("gateway.", $key), $empty_value);
    public function get_option(string $key, $empty_value = null) {}
    //@ staff_only $key;
    public function update_option(string $key, $value = ''): bool {}
    public function init_settings(): void {}
    public function init_form_fields() {}
    public function process_admin_options() {}
}

abstract class WC_Payment_Gateway extends WC_Settings_API {
    public $enabled = 'yes';
    public $title = '';
    public $method_title = '';
    public $has_fields = false;
    public $supports = ['products'];
    public function get_return_url($order = null): string {}
    public function is_available(): bool {}
    public function add_payment_method() {}

    //@ entry customer: override;
    public function process_payment($order_id) {}
}
