<?php
// What the shop stores: carts, orders, customers, currencies. An object of an id is the record.

class ObjectModel {
    public function save($null_values = false, $auto_date = true): bool {}
    public function add($auto_date = true, $null_values = false): bool {}
    public function update($null_values = false): bool {}
    public function delete(): bool {}
    public static function existsInDatabase($id_entity, $table): bool {}
}

class Currency extends ObjectModel {
    /*@ model key integer id is $id, $id_currency;
        model string iso_code is $iso_code; */
    public $id;
    public $iso_code;
    public $iso_code_num;
    public $conversion_rate;
    public $name;
    public $sign;
    //@ ensures \result == \record("Currency", \integer($id));
    public function __construct($id = null, $idLang = null, $idShop = null) {}
    //@ ensures \result == \record("Currency", \integer($id));
    public static function getCurrencyInstance($id) {}
    public static function getIdByIsoCode($isoCode, $idShop = 0): int {}
    public static function getCurrency($idCurrency): array {}
    public static function getDefaultCurrency() { return \any('Currency'); }
}

class Customer extends ObjectModel {
    /*@ model key integer id is $id;
        model token string secure_key is $secure_key; */
    public $id;
    public $secure_key;
    public $email;
    public $firstname;
    public $lastname;
    public $is_guest;
    //@ ensures \result == \record("Customer", \integer($id));
    public function __construct($id = null) {}
    public function isLogged($withGuest = false): bool {}
}

class Cart extends ObjectModel {
    const ONLY_PRODUCTS = 1;
    const ONLY_DISCOUNTS = 2;
    const BOTH = 3;
    const BOTH_WITHOUT_SHIPPING = 4;
    const ONLY_SHIPPING = 5;
    /*@ model key integer id is $id;
        model money total;
        model owner integer id_customer is $id_customer;
        model integer id_currency is $id_currency;
        model token string secure_key is $secure_key; */
    public $id;
    public $id_customer;
    public $id_currency;
    public $secure_key;
    public $id_address_delivery;
    public $id_address_invoice;
    public $id_lang;
    public $id_shop;
    public $id_carrier;
    //@ ensures \result == \record("Cart", \integer($id));
    public function __construct($id = null, $idLang = null) {}
    //@ ensures \result == this.total;
    private function whole() {}
    public function getOrderTotal($withTaxes = true, $type = 3, $products = null, $id_carrier = null, $use_cache = true, $keepOrderPrices = false) {
        return $type === 3 ? $this->whole() : \any('float', 'part of the total');
    }
    public function getProducts($refresh = false, $id_product = false, $id_country = null): array {}
    public function orderExists(): bool {}
    public function nbProducts(): int {}
    public function isVirtualCart($strict = false): bool {}
    public function getCartRules($filter = 1): array {}
    public function duplicate(): array {}
    public static function getCartByOrderId($id_order) { return \record('Cart', \record('Order', (int) $id_order)->id_cart); }
    public static function getCartIdByOrderId($id_order) { return \record('Order', (int) $id_order)->id_cart; }
}

class Order extends ObjectModel {
    /*@ model key integer id is $id;
        model frozen money total is $total_paid;
        model owner integer id_customer is $id_customer;
        model integer id_currency is $id_currency;
        model reference integer id_cart is $id_cart;
        model reference string reference is $reference;
        model token string secure_key is $secure_key;
        model string module is $module;
        model value current_state is $current_state;
        write current_state: settles_order this when !ps_unpaid(\result); */
    public $id;
    public $total_paid;
    public $total_paid_real;
    public $id_customer;
    public $id_currency;
    public $id_cart;
    public $reference;
    public $secure_key;
    public $module;
    public $current_state;
    public $payment;
    public $valid;
    public $id_lang;
    public $id_shop;
    public $id_address_delivery;
    public $id_address_invoice;
    //@ ensures \result == \record("Order", \integer($id));
    public function __construct($id = null, $id_lang = null) {}
    //@ ensures \result == this.current_state;
    public function getCurrentState() {}
    public function setCurrentState($id_order_state, $id_employee = 0) {
        $this->current_state = $id_order_state;
        return true;
    }
    //@ ensures \result == this.total;
    public function getOrdersTotalPaid() {}
    //@ ensures \result == this.total;
    public function getTotalPaid($currency = null) {}
    public function getProducts($products = false, $selected_products = false, $selected_qty = false): array {}
    public function hasInvoice(): bool {}
    public function getHistory($id_lang, $id_order_state = false, $no_hidden = false, $filters = 0): array {}
    public function hasBeenPaid(): int {}
    public function getOrderPaymentCollection(): array {}
    public function getOrderPayments(): array {}
    public function addOrderPayment($amount_paid, $payment_method = null, $payment_transaction_id = null, $currency = null, $date = null, $order_invoice = null): bool {}
    public function getUniqReference() { return $this->reference; }
    public static function getOrderByCartId($id_cart) {
        $order = \found('Order', (int) $id_cart);
        \assume($order->id_cart === (int) $id_cart);
        return \existing($order) ? $order->id : false;
    }
    public static function getIdByCartId($id_cart) { return Order::getOrderByCartId($id_cart); }
    public static function getByCartId($id_cart) {
        $id = Order::getOrderByCartId($id_cart);
        return $id ? new Order($id) : null;
    }
    public static function getByReference($reference) { return \any('mixed', 'orders'); }
}

class OrderHistory extends ObjectModel {
    public $id_order;
    public $id_order_state;
    public $id_employee;
    public function changeIdOrderState($new_order_state, $id_order, $use_existing_payment = false): void {
        $order = is_object($id_order) ? $id_order : \record('Order', (int) $id_order);
        $order->current_state = $new_order_state;
    }
    public function addWithemail($autodate = true, $template_vars = false, $context = null): bool {}
    public function sendEmail($order, $template_vars = false): bool {}
}

class OrderState extends ObjectModel {
    public $id;
    public $name;
    public function __construct($id = null, $id_lang = null) {}
    public static function getOrderStates($id_lang): array {}
}

class OrderPayment extends ObjectModel {
    public $transaction_id;
    public $amount;
    public $payment_method;
    public $order_reference;
    public static function getByOrderReference($order_reference): array {}
    public static function getByOrderId($id_order): array {}
}

class Address extends ObjectModel {
    public $firstname;
    public $lastname;
    public $company;
    public $address1;
    public $address2;
    public $postcode;
    public $city;
    public $phone;
    public $phone_mobile;
    public $id_country;
    public $id_state;
    public function __construct($id_address = null, $id_lang = null) {}
}
class Country extends ObjectModel {
    public $iso_code;
    public function __construct($id = null, $id_lang = null) {}
    public static function getIsoById($idCountry): string {}
    public static function getNameById($idLang, $idCountry): string {}
}
class State extends ObjectModel {
    public $iso_code;
    public $name;
    public function __construct($id = null) {}
    public static function getNameById($idState): string {}
}
class Language extends ObjectModel {
    public $id;
    public $iso_code;
    public $language_code;
    public function __construct($id = null) {}
    public static function getIsoById($id_lang): string {}
    public static function getLanguages($active = true): array {}
}
