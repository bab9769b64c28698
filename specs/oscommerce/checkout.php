<?php
// Checkout: an order of the session is stored when the payment module's before_process() returns.

class order {
    /*@ model key integer id;
        model frozen money total;
        model string currency;
        model value status is $status;
        model owner integer customer_id;
        write status: settles this when !unpaid(\result); */
    public $status;

    //@ ensures \result == this.total;
    public function model_total() {}
    //@ ensures \result == this.currency;
    public function model_currency() {}
}

// A currency of the shop: its rate to the currency that prices are in.
class osc_currency {
    /*@ model key string code;
        model money value;
        model integer decimal_places; */
    //@ ensures \result == this.value;
    public function rate() {}
    //@ ensures \result == this.decimal_places;
    public function places() {}
}

class osc_currencies implements ArrayAccess {
    public function offsetExists($code) { return \choice(); }
    public function offsetGet($code) {
        $currency = \record('osc_currency', (string) $code);
        return ['value' => $currency->rate(), 'decimal_places' => $currency->places(), 'title' => '',
                'symbol_left' => '', 'symbol_right' => '', 'decimal_point' => '.', 'thousands_point' => ','];
    }
    public function offsetSet($code, $value) {}
    public function offsetUnset($code) {}
}

class osc_prices {
    public $currencies;
    public function __construct() { $this->currencies = new osc_currencies(); }
    public function format($number, $calculate_currency_value = true, $currency_type = '', $currency_value = ''): string {}
    public function display_price($products_price, $products_tax, $quantity = 1): string {}
    public function calculate_price($products_price, $products_tax, $quantity = 1): float {}
    public function is_set($code): bool {}
    public function get_value($code) { return $this->currencies[$code]['value']; }
    public function value($number, $calculate_currency_value = true, $currency_type = '', $currency_value = '') { return (float) $number; }
    public function rateAdjusted($number, $calculate_currency_value = true, $currency_type = '', $currency_value = '') { return (float) $number; }
    public function normalizeValue($value) { return (float) $value; }
    public function get_decimal_places($code) { return $this->currencies[$code]['decimal_places']; }
}

class currencies extends osc_prices {}

function osc_address() {
    return ['firstname' => \any('string', 'firstname'), 'lastname' => \any('string', 'lastname'),
            'company' => \any('string', 'company'), 'street_address' => \any('string', 'street_address'),
            'suburb' => \any('string', 'suburb'), 'city' => \any('string', 'city'),
            'postcode' => \any('string', 'postcode'), 'state' => \any('string', 'state'),
            'zone_id' => \any('int', 'zone_id'), 'country_id' => \any('int', 'country_id'),
            'country' => ['id' => \any('int', 'country'), 'title' => \any('string', 'country'),
                          'iso_code_2' => \any('string', 'iso_code_2'), 'iso_code_3' => \any('string', 'iso_code_3')],
            'format_id' => \any('int', 'format_id'), 'telephone' => \any('string', 'telephone'),
            'email_address' => \any('string', 'email_address')];
}

// The order that is being checked out: of the session, not stored yet.
function osc_checkout_order() {
    $order = \any('order');
    $order->info = ['total' => $order->model_total(), 'currency' => $order->model_currency(),
                    'currency_value' => \record('osc_currency', $order->model_currency())->rate(),
                    'order_status' => \any('string', 'order_status'), 'comments' => \any('string', 'comments'),
                    'payment_method' => \any('string', 'payment_method'), 'shipping_method' => \any('string', 'shipping_method'),
                    'shipping_cost' => \any('float', 'shipping_cost'), 'subtotal' => \any('float', 'subtotal'),
                    'tax' => \any('float', 'tax'), 'tax_groups' => \any('array', 'tax_groups')];
    $order->customer = osc_address();
    $order->billing = osc_address();
    $order->delivery = osc_address();
    $order->products = \any('array', 'products');
    $order->totals = \any('array', 'totals');
    $order->content_type = \any('string', 'content_type');
    return $order;
}

//@ driver customer: for each class C in file "*includes/modules/payment/*.php";
function checkout(C $module) {
    global $order, $currency, $currencies, $cart;
    $order = osc_checkout_order();
    $currency = $order->model_currency();
    $currencies = new currencies();
    $cart = new shoppingCart();
    $module->before_process();
    if (\cashier('form_action_url')) {
        \accept($order);
    }
}
