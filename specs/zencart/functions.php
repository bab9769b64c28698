<?php
// Zen Cart's functions: those of osCommerce under its own prefix, and what it has besides.

function zen_exit() { exit; }
function zen_redirect($url, $httpResponseCode = null) { exit; }
function zen_href_link($page = '', $parameters = '', $connection = 'NONSSL', $add_session_id = true, $search_engine_safe = true, $static = false, $use_dir_ws_catalog = true): string {}
function zen_mail($to_name, $to_address, $email_subject, $email_text, $from_email_name, $from_email_address, $block = [], $module = 'default', $attachments_list = [], $email_reply_to_name = '', $email_reply_to_address = ''): void {}
function zen_config($key, $default = null) { return \setting_text($key); }
function zen_not_null($value) { return tep_not_null($value); }
function zen_round($value, $precision = 0) { return round((float) $value, $precision); }
function zen_rand($min = null, $max = null): int {}
//@ ensures \result == \normal("html", $string);
function zen_output_string($string, $translate = false, $protected = false) {}
//@ ensures \result == \normal("html", $string);
function zen_output_string_protected($string) {}
function zen_draw_hidden_field($name, $value = '', $parameters = ''): string {}
function zen_draw_input_field($name, $value = '', $parameters = '', $type = 'text', $reinsert_value = true): string {}
function zen_draw_pull_down_menu($name, $values, $default = '', $parameters = '', $required = false): string {}
function zen_draw_form($name, $action, $method = 'post', $parameters = ''): string {}
function zen_get_ip_address(): string {}
function zen_get_country_name($country_id, $activeOnly = true): string {}
function zen_get_zone_code($country_id, $zone_id, $default_zone = ''): string {}
function zen_session_id($sessid = ''): string {}
function zen_session_name($name = ''): string {}
function zen_is_logged_in(): bool {}
function zen_in_guest_checkout(): bool {}
function zen_date_short($raw_date): string {}
function zen_add_tax($price, $tax_percentage = 0, $force = false): float {}
function zen_calculate_tax($price, $tax_percentage = 1): float {}
function zen_get_tax_description($class_id, $country_id = -1, $zone_id = -1): string {}
function zen_get_tax_rate($class_id, $country_id = -1, $zone_id = -1): float {}
function zen_create_random_value($length, $type = 'mixed'): string {}

// An order's status is set beside its history; -1 leaves it as it is.
function zen_update_orders_history($orders_id, $message = '', $updated_by = null, $orders_new_status = -1, $notify_customer = -1, $email_include_message = true, $email_subject = '', $send_extra_emails_to = '', $filename = '') {
    if ($orders_new_status !== -1) {
        \record('order', (int) $orders_id)->status = $orders_new_status;
    }
    return 1;
}

// What is written down of a deduction when the order is stored: its amount was computed before.
//@ driver customer: for each class C in file "*includes/modules/order_total/*.php";
function zen_credit(C $module) {
    global $order, $currencies, $insert_id;
    $order = osc_checkout_order();
    $currencies = new currencies();
    $_SESSION['cart'] = new osc_cart();
    $insert_id = \any('int', 'order');
    $module->deduction = \any('float', 'deduction');
    $module->apply_credit();
}

// On the way to the confirmation: what the buyer posts under the module's name is kept as what they ask to redeem.
// A module that looks at the balance and lets it pass has granted it.
//@ driver customer: for each class C in file "*includes/modules/order_total/*.php";
function zen_collect(C $module) {
    global $order, $currencies;
    $order = osc_checkout_order();
    $currencies = new currencies();
    $_SESSION['cart'] = new osc_cart();
    $_SESSION['customer_id'] = \identity();
    $balance = \service('zen_balance');
    $name = 'c' . $module->code;
    $_SESSION[$name] = $_POST[$name] ?? '';
    $module->collect_posts();
    $claimed = $_SESSION[$name];
    if ($balance->is_asked() && !empty($claimed)) {
        $account = \record('zen_account', \identity());
        $account->claimed = $claimed;
        $account->is_plain = is_string($claimed) && preg_match('/^[0-9]+[.,]?[0-9]*$/', $claimed);
        \accept($account, 'zen_claims');
    }
}
