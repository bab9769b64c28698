<?php
/* Plugin Name: Orders of PayPal whose amount the browser changes */

use PayPalCheckoutSdk\Core\PayPalHttpClient;
use PayPalCheckoutSdk\Core\ProductionEnvironment;
use PayPalCheckoutSdk\Orders\OrdersGetRequest;
use PayPalCheckoutSdk\Orders\OrdersPatchRequest;

add_action('wp_ajax_nopriv_crane_change', 'crane_change');
add_action('wp_ajax_nopriv_crane_raise', 'crane_raise');

function crane_client() {
    return new PayPalHttpClient(new ProductionEnvironment('crane', get_option('crane_secret')));
}

function crane_patch($order, $amount) {
    $request = new OrdersPatchRequest($order);
    $request->body = [
        ['op' => 'replace', 'path' => '/intent', 'value' => 'CAPTURE'],
        ['op' => 'replace', 'path' => "/purchase_units/@reference_id=='default'", 'value' => ['amount' => ['value' => $amount, 'currency_code' => 'EUR']]],
    ];
    return crane_client()->execute($request)->result->id; //~ violated TP2001, proved TP2001
}

function crane_change() {
    crane_patch($_POST['order'], $_POST['amount']);
}

function crane_raise() {
    $before = crane_client()->execute(new OrdersGetRequest($_POST['order']))->result;
    if ((float) $_POST['amount'] < (float) $before->purchase_units[0]->amount->value) {
        wp_send_json_error();
    }
    crane_patch($_POST['order'], $_POST['amount']);
}
