<?php
/* Plugin Name: What is read of an order, its lines, products and tokens is what the shop stores */

add_action('woocommerce_api_read_order', 'read_order');
add_action('woocommerce_api_read_line', 'read_line');
add_action('woocommerce_api_read_product', 'read_product');
add_action('wp_ajax_read_token', 'read_token');

function read_order() {
    $order = wc_get_order((int) $_POST['order']);
    if (!$order) {
        return;
    }
    $id = $order->get_id();
    //@ check $id == $order.id; //~ proved TP9001
    $number = $order->get_order_number();
    //@ check $number == $order.number; //~ proved TP9001
    $order_key = $order->get_order_key();
    //@ check $order_key == $order.order_key; //~ proved TP9001
    $total = $order->get_total();
    //@ check $total == $order.total; //~ proved TP9001
    $total_refunded = $order->get_total_refunded();
    //@ check $total_refunded == $order.total_refunded; //~ proved TP9001
    $subtotal = $order->get_subtotal();
    //@ check $subtotal == $order.subtotal; //~ proved TP9001
    $total_tax = $order->get_total_tax();
    //@ check $total_tax == $order.total_tax; //~ proved TP9001
    $shipping_total = $order->get_shipping_total();
    //@ check $shipping_total == $order.shipping_total; //~ proved TP9001
    $total_shipping = $order->get_total_shipping();
    //@ check $total_shipping == $order.shipping_total; //~ proved TP9001
    $discount_total = $order->get_discount_total();
    //@ check $discount_total == $order.discount_total; //~ proved TP9001
    $total_discount = $order->get_total_discount();
    //@ check $total_discount == $order.discount_total; //~ proved TP9001
    $currency = $order->get_currency();
    //@ check $currency == $order.currency; //~ proved TP9001
    $order_currency = $order->get_order_currency();
    //@ check $order_currency == $order.currency; //~ proved TP9001
    $status = $order->get_status();
    //@ check $status == $order.status; //~ proved TP9001
    $customer_id = $order->get_customer_id();
    //@ check $customer_id == $order.customer_id; //~ proved TP9001
    $user_id = $order->get_user_id();
    //@ check $user_id == $order.customer_id; //~ proved TP9001
    $transaction_id = $order->get_transaction_id();
    //@ check $transaction_id == $order.transaction_id; //~ proved TP9001
    $payment_method = $order->get_payment_method();
    //@ check $payment_method == $order.payment_method; //~ proved TP9001
    $payment_method_title = $order->get_payment_method_title();
    //@ check $payment_method_title == $order.payment_method_title; //~ proved TP9001
    $created_via = $order->get_created_via();
    //@ check $created_via == $order.created_via; //~ proved TP9001
    $cart_hash = $order->get_cart_hash();
    //@ check $cart_hash == $order.cart_hash; //~ proved TP9001
    $customer_note = $order->get_customer_note();
    //@ check $customer_note == $order.customer_note; //~ proved TP9001
    $customer_ip_address = $order->get_customer_ip_address();
    //@ check $customer_ip_address == $order.customer_ip_address; //~ proved TP9001
    $billing_email = $order->get_billing_email();
    //@ check $billing_email == $order.billing_email; //~ proved TP9001
    $billing_phone = $order->get_billing_phone();
    //@ check $billing_phone == $order.billing_phone; //~ proved TP9001
    $billing_first_name = $order->get_billing_first_name();
    //@ check $billing_first_name == $order.billing_first_name; //~ proved TP9001
    $billing_last_name = $order->get_billing_last_name();
    //@ check $billing_last_name == $order.billing_last_name; //~ proved TP9001
    $billing_address_1 = $order->get_billing_address_1();
    //@ check $billing_address_1 == $order.billing_address_1; //~ proved TP9001
    $billing_address_2 = $order->get_billing_address_2();
    //@ check $billing_address_2 == $order.billing_address_2; //~ proved TP9001
    $billing_city = $order->get_billing_city();
    //@ check $billing_city == $order.billing_city; //~ proved TP9001
    $billing_state = $order->get_billing_state();
    //@ check $billing_state == $order.billing_state; //~ proved TP9001
    $billing_postcode = $order->get_billing_postcode();
    //@ check $billing_postcode == $order.billing_postcode; //~ proved TP9001
    $billing_country = $order->get_billing_country();
    //@ check $billing_country == $order.billing_country; //~ proved TP9001
    $billing_company = $order->get_billing_company();
    //@ check $billing_company == $order.billing_company; //~ proved TP9001
    $shipping_first_name = $order->get_shipping_first_name();
    //@ check $shipping_first_name == $order.shipping_first_name; //~ proved TP9001
    $shipping_last_name = $order->get_shipping_last_name();
    //@ check $shipping_last_name == $order.shipping_last_name; //~ proved TP9001
    $shipping_address_1 = $order->get_shipping_address_1();
    //@ check $shipping_address_1 == $order.shipping_address_1; //~ proved TP9001
    $shipping_address_2 = $order->get_shipping_address_2();
    //@ check $shipping_address_2 == $order.shipping_address_2; //~ proved TP9001
    $shipping_city = $order->get_shipping_city();
    //@ check $shipping_city == $order.shipping_city; //~ proved TP9001
    $shipping_state = $order->get_shipping_state();
    //@ check $shipping_state == $order.shipping_state; //~ proved TP9001
    $shipping_postcode = $order->get_shipping_postcode();
    //@ check $shipping_postcode == $order.shipping_postcode; //~ proved TP9001
    $shipping_country = $order->get_shipping_country();
    //@ check $shipping_country == $order.shipping_country; //~ proved TP9001
    $shipping_company = $order->get_shipping_company();
    //@ check $shipping_company == $order.shipping_company; //~ proved TP9001
    $left = $order->get_remaining_refund_amount();
    //@ check $left == $order.total - $order.total_refunded; //~ proved TP9001
    $note = $order->get_meta('note');
    //@ check $note == $order.meta["note"]; //~ proved TP9001
    $same = new WC_Order($order->get_id());
    //@ check $same.total == $order.total; //~ proved TP9001
    $key = $order->get_order_key();
    //@ check $key == $total; //~ violated TP9001
}

function read_line() {
    $order = wc_get_order((int) $_POST['order']);
    if (!$order) {
        return;
    }
    $line = $order->get_item(0);
    $id = $line->get_id();
    //@ check $id == $line.id; //~ proved TP9001
    $name = $line->get_name();
    //@ check $name == $line.name; //~ proved TP9001
    $quantity = $line->get_quantity();
    //@ check $quantity == $line.quantity; //~ proved TP9001
    $product_id = $line->get_product_id();
    //@ check $product_id == $line.product_id; //~ proved TP9001
    $variation_id = $line->get_variation_id();
    //@ check $variation_id == $line.variation_id; //~ proved TP9001
    $total = $line->get_total();
    //@ check $total == $line.total; //~ proved TP9001
    $subtotal = $line->get_subtotal();
    //@ check $subtotal == $line.subtotal; //~ proved TP9001
    $total_tax = $line->get_total_tax();
    //@ check $total_tax == $line.total_tax; //~ proved TP9001
    $colour = $line->get_meta('colour');
    //@ check $colour == $line.meta["colour"]; //~ proved TP9001
}

function read_product() {
    $product = wc_get_product((int) $_POST['product']);
    if (!$product) {
        return;
    }
    $id = $product->get_id();
    //@ check $id == $product.id; //~ proved TP9001
    $name = $product->get_name();
    //@ check $name == $product.name; //~ proved TP9001
    $title = $product->get_title();
    //@ check $title == $product.name; //~ proved TP9001
    $sku = $product->get_sku();
    //@ check $sku == $product.sku; //~ proved TP9001
    $type = $product->get_type();
    //@ check $type == $product.type; //~ proved TP9001
    $status = $product->get_status();
    //@ check $status == $product.status; //~ proved TP9001
    $price = $product->get_price();
    //@ check $price == $product.price; //~ proved TP9001
    $regular_price = $product->get_regular_price();
    //@ check $regular_price == $product.regular_price; //~ proved TP9001
    $size = $product->get_meta('size');
    //@ check $size == $product.meta["size"]; //~ proved TP9001
    $again = new WC_Product($product->get_id());
    //@ check $again.price == $product.price; //~ proved TP9001
    $same = wc_get_product($product);
    //@ check $same.price == $product.price; //~ proved TP9001
}

function read_token() {
    $token = WC_Payment_Tokens::get((int) $_POST['token']);
    if (!$token) {
        return;
    }
    $id = $token->get_id();
    //@ check $id == $token.id; //~ proved TP9001
    $value = $token->get_token();
    //@ check $value == $token.token; //~ proved TP9001
    $owner = $token->get_user_id();
    //@ check $owner == $token.user_id; //~ proved TP9001
    $again = WC_Payment_Tokens::get($token->get_id());
    //@ check $again.token == $value; //~ proved TP9001
}
