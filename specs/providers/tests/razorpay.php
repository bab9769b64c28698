<?php
/* Plugin Name: Razorpay's library: payments and orders asked for, signatures, transfers and refunds */
use Razorpay\Api\Api;
use Razorpay\Api\Errors\SignatureVerificationError;

add_action('woocommerce_api_crane_payment', 'crane_payment');
add_action('woocommerce_api_crane_payment_unbound', 'crane_payment_unbound');
add_action('woocommerce_api_crane_order', 'crane_order');
add_action('woocommerce_api_crane_webhook', 'crane_webhook');
add_action('woocommerce_api_crane_webhook_goes_on', 'crane_webhook_goes_on');
add_action('woocommerce_api_crane_signed', 'crane_signed');
add_action('woocommerce_api_crane_signed_goes_on', 'crane_signed_goes_on');
add_action('woocommerce_api_crane_asked', 'crane_asked');
add_action('woocommerce_api_crane_asked_unbound', 'crane_asked_unbound');
add_action('wp_ajax_crane_money', 'crane_money');
add_action('wp_ajax_crane_money_staff', 'crane_money_staff');

function crane_api() { return new Api(get_option('crane_key'), get_option('crane_key_secret')); }

function crane_pays($order, $said) {
    return $order && $order->needs_payment() && $said['currency'] === $order->get_currency()
        && (float) $said['amount'] / 100 >= (float) $order->get_total();
}

// The payment that the client names is asked for, and it names the order.
function crane_payment() {
    $payment = crane_api()->payment->fetch((string) $_POST['razorpay_payment_id']);
    $order = wc_get_order((int) $payment['notes']['order']);
    if ($payment['status'] === 'captured' && crane_pays($order, $payment)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

// Any payment that somebody made settles any order of the same price.
function crane_payment_unbound() {
    $payment = crane_api()->payment->fetch((string) $_POST['razorpay_payment_id']);
    $order = wc_get_order((int) $_POST['order']);
    if ($payment['status'] === 'captured' && crane_pays($order, $payment)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1006 TP1007, violated TP1005
    }
}

function crane_order() {
    $asked = crane_api()->order->fetch((string) $_POST['razorpay_order_id']);
    $order = wc_get_order((int) $asked['receipt']);
    if ($asked['status'] === 'paid' && crane_pays($order, $asked)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function crane_notice($body) {
    $payment = json_decode($body, true)['payload']['payment']['entity'];
    $order = wc_get_order((int) $payment['notes']['order']);
    if ($payment['status'] === 'captured' && crane_pays($order, $payment)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007, violated TP1001 TP1002 TP1003 TP1005 TP1006
    }
}

function crane_webhook() {
    $body = file_get_contents('php://input');
    try {
        crane_api()->utility->verifyWebhookSignature($body, $_SERVER['HTTP_X_RAZORPAY_SIGNATURE'], get_option('crane_webhook_secret'));
    } catch (SignatureVerificationError $e) {
        return;
    }
    crane_notice($body);
}

// The error is noted, and the order is paid.
function crane_webhook_goes_on() {
    $body = file_get_contents('php://input');
    try {
        crane_api()->utility->verifyWebhookSignature($body, $_SERVER['HTTP_X_RAZORPAY_SIGNATURE'], get_option('crane_webhook_secret'));
    } catch (SignatureVerificationError $e) {
        error_log($e->getMessage());
    }
    crane_notice($body);
}

// What the browser brings back is signed: the provider's order and payment belong together.
function crane_signed() {
    $attributes = ['razorpay_order_id' => $_POST['razorpay_order_id'], 'razorpay_payment_id' => $_POST['razorpay_payment_id'],
                   'razorpay_signature' => $_POST['razorpay_signature']];
    try {
        crane_api()->utility->verifyPaymentSignature($attributes);
    } catch (SignatureVerificationError $e) {
        return;
    }
    $order = wc_get_order((int) $_POST['order']);
    if ($order && $order->needs_payment() && $order->get_meta('razorpay_order_id') === $attributes['razorpay_order_id']) {
        $order->payment_complete($attributes['razorpay_payment_id']); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, violated TP1002 TP1003
    }
}

// What the library does not know is asked for by its address.
function crane_asked() {
    $payment = crane_api()->request->request('GET', 'payments/' . $_POST['razorpay_payment_id']);
    $order = wc_get_order((int) $payment['notes']['order']);
    if ($payment['status'] === 'captured' && crane_pays($order, $payment)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function crane_asked_unbound() {
    $payment = crane_api()->request->request('GET', 'payments/' . $_POST['razorpay_payment_id']);
    $order = wc_get_order((int) $_POST['order']);
    if ($payment['status'] === 'captured' && crane_pays($order, $payment)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1006 TP1007, violated TP1005
    }
}

function crane_signed_goes_on() {
    $attributes = ['razorpay_order_id' => $_POST['razorpay_order_id'], 'razorpay_payment_id' => $_POST['razorpay_payment_id'],
                   'razorpay_signature' => $_POST['razorpay_signature']];
    try {
        crane_api()->utility->verifyPaymentSignature($attributes);
    } catch (SignatureVerificationError $e) {
        $order = wc_get_order((int) $_POST['order']);
        if ($order && $order->needs_payment()) {
            $order->payment_complete(); //~ proved TP1004 TP1007, violated TP1001 TP1002 TP1003 TP1005 TP1006
        }
    }
}

function crane_money() {
    $api = crane_api();
    $api->transfer->create(['account' => $_POST['account'], 'amount' => $_POST['amount']]); //~ violated TP4002
    $api->transfer->edit(['on_hold' => $_POST['hold']]); //~ violated TP4002
    $api->transfer->reverse(['amount' => $_POST['amount']]); //~ violated TP4002
    $api->refund->create(['payment_id' => $_POST['payment']]); //~ violated TP4002
    $api->payment->fetch($_POST['payment'])->transfer(['transfers' => [['account' => $_POST['account']]]]); //~ violated TP4002
    $api->request->request('PATCH', 'transfers/' . $_POST['transfer'], ['on_hold' => $_POST['hold']]); //~ violated TP4002
    $api->request->request('GET', 'transfers/' . $_POST['transfer']);
}

function crane_money_staff() {
    if (!current_user_can('manage_woocommerce')) {
        return;
    }
    $api = crane_api();
    $api->transfer->create(['account' => $_POST['account'], 'amount' => $_POST['amount']]); //~ proved TP4002
    $api->transfer->edit(['on_hold' => $_POST['hold']]); //~ proved TP4002
    $api->transfer->reverse(['amount' => $_POST['amount']]); //~ proved TP4002
    $api->refund->create(['payment_id' => $_POST['payment']]); //~ proved TP4002
    $api->payment->fetch($_POST['payment'])->transfer(['transfers' => [['account' => $_POST['account']]]]); //~ proved TP4002
    $api->request->request('PATCH', 'transfers/' . $_POST['transfer'], ['on_hold' => $_POST['hold']]); //~ proved TP4002
}
