<?php
/* Plugin Name: What is written to an order, and by whom */

add_action('wp_ajax_nopriv_crane_address', 'crane_address');
add_action('wp_ajax_nopriv_crane_address_keyed', 'crane_address_keyed');
add_action('wp_ajax_nopriv_crane_totals', 'crane_totals');
add_action('wp_ajax_nopriv_crane_totals_of_shop', 'crane_totals_of_shop');
add_action('woocommerce_api_crane_written', 'crane_written');
add_action('woocommerce_api_crane_states', 'crane_states');

// Whoever counts up the numbers of orders changes where they are sent to.
function crane_address() {
    $order = wc_get_order((int) $_POST['order']);
    if (!$order) {
        return;
    }
    $order->set_address(['city' => $_POST['city']]); //~ violated TP3003, proved TP3004
    $order->set_billing_email($_POST['email']); //~ violated TP3003, proved TP3004
    $order->set_billing_phone($_POST['phone']); //~ violated TP3003, proved TP3004
    $order->set_billing_first_name($_POST['first']); //~ violated TP3003, proved TP3004
    $order->set_billing_last_name($_POST['last']); //~ violated TP3003, proved TP3004
    $order->set_billing_address_1($_POST['street']); //~ violated TP3003, proved TP3004
    $order->set_customer_id(get_current_user_id()); //~ violated TP3003, proved TP3004
    $order->update_meta_data('_billing_phone', $_POST['phone']); //~ violated TP3003, proved TP3004
    $order->add_meta_data('_billing_phone', $_POST['phone']); //~ violated TP3003, proved TP3004
    $order->update_meta_data('_crane_colour', $_POST['colour']);
    $order->add_meta_data('_crane_colour', $_POST['colour']);
}

// With the order's key it is the buyer who does.
function crane_address_keyed() {
    $order = wc_get_order(wc_get_order_id_by_order_key($_POST['key']));
    if (!$order) {
        return;
    }
    $order->set_billing_email($_POST['email']); //~ proved TP3003 TP3004
}

function crane_totals() {
    $order = wc_get_order((int) $_POST['order']);
    $line = $order->get_item(0);
    $order->set_total($_POST['total']); //~ violated TP2001
    $order->set_shipping_total($_POST['shipping']); //~ violated TP2001
    $line->set_total($_POST['total']); //~ violated TP2001
    $line->set_subtotal($_POST['subtotal']); //~ violated TP2001
    $product = wc_get_product((int) $_POST['product']);
    $product->set_price($_POST['price']); //~ violated TP2001
    $product->set_regular_price($_POST['price']); //~ violated TP2001
    $product->set_sale_price($_POST['price']); //~ violated TP2001
    $coupon = new WC_Coupon();
    $coupon->set_amount($_POST['amount']); //~ violated TP2001
}

function crane_totals_of_shop() {
    $order = wc_get_order((int) $_POST['order']);
    $line = $order->get_item(0);
    $product = wc_get_product($line->get_product_id());
    $line->set_total($product->get_price()); //~ proved TP2001
    $order->set_total($order->get_total() + 5); //~ proved TP2001
}

// What was written is read again.
function crane_written() {
    $order = wc_get_order((int) $_POST['order']);
    if (!$order) {
        return;
    }
    $order->set_transaction_id((string) $_POST['transaction']);
    $transaction = (string) $_POST['transaction'];
    //@ check $order.transaction_id == $transaction; //~ proved TP9001
    $order->set_payment_method('crane');
    //@ check $order.payment_method == "crane"; //~ proved TP9001
    $order->update_meta_data('colour', 'blue');
    //@ check $order.meta["colour"] == "blue"; //~ proved TP9001
    $order->add_meta_data('size', 'large');
    //@ check $order.meta["size"] == "large"; //~ proved TP9001
    $order->set_date_paid(time());
    $paid = $order->get_date_paid();
    //@ check $paid != null; //~ proved TP9001
    $name = wc_clean('crane_1');
    //@ check $name == "crane_1"; //~ proved TP9001
}

// A state is kept without the prefix that the database has; a second payment changes nothing.
function crane_states() {
    if (!current_user_can('manage_woocommerce')) {
        return;
    }
    $order = wc_get_order((int) $_POST['order']);
    if (!$order) {
        return;
    }
    $order->update_status('on-hold');
    //@ check $order.status == "on-hold"; //~ proved TP9001
    $order->update_status('wc-completed'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    //@ check $order.status == "completed"; //~ proved TP9001
    $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    //@ check $order.status == "completed"; //~ proved TP9001
    $order->set_status('wc-processing'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    //@ check $order.status == "processing"; //~ proved TP9001
    $order->set_status('failed');
    $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    $paid = $order->is_paid();
    //@ check $paid; //~ proved TP9001
    $date = $order->get_date_paid();
    //@ check $date != null; //~ proved TP9001
}
