<?php
/* Plugin Name: Requests by the class behind wp_remote_request */

add_action('wp_ajax_nopriv_crane_object', 'crane_object');
add_action('wp_ajax_nopriv_crane_object_elsewhere', 'crane_object_elsewhere');
add_action('wp_ajax_nopriv_crane_object_peer', 'crane_object_peer');

function crane_asked($url) {
    $http = new WP_Http;
    $answer = $http->request($url, ['method' => 'GET', 'headers' => ['Authorization' => 'Bearer ' . get_option('crane_secret_key')]]);
    return is_wp_error($answer) ? null : json_decode($answer['body']);
}

function crane_object() {
    $intent = crane_asked('https://api.stripe.com/v1/payment_intents/' . $_POST['intent']);
    if ($intent && $intent->status === 'succeeded') {
        do_action('crane_order_paid', 1); //~ proved TP1001 TP1006
    }
}

// The client says who is asked.
function crane_object_elsewhere() {
    $intent = crane_asked($_POST['host'] . '/v1/payment_intents/1');
    if ($intent && $intent->status === 'succeeded') {
        do_action('crane_order_paid', 1); //~ violated TP1001 TP1006
    }
}

function crane_object_peer() {
    $http = new WP_Http();
    $http->get('https://api.stripe.com/v1/charges/1', ['sslverify' => true]); //~ proved TP6007
    $http->get('https://api.stripe.com/v1/charges/1', ['sslverify' => false]); //~ violated TP6007
    $http->post('https://api.stripe.com/v1/charges/1', ['sslverify' => false]); //~ violated TP6007
    $http->head('https://api.stripe.com/v1/charges/1', ['sslverify' => false]); //~ violated TP6007
}
