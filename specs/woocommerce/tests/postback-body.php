<?php
/* Plugin Name: The body as it came is sent back: what it says are the fields of the form */

add_action('woocommerce_api_snipe', 'snipe_sends_body');
add_action('woocommerce_api_snipe_guzzle', 'snipe_sends_by_guzzle');
add_action('woocommerce_api_snipe_symfony', 'snipe_sends_by_symfony');
add_action('woocommerce_api_snipe_query', 'snipe_reads_query');
add_action('woocommerce_api_snipe_anywhere', 'snipe_asks_anywhere');

function snipe_is_for($order, $notice) {
    return $order && $order->needs_payment() && $notice['payment_status'] === 'Completed'
        && $notice['mc_gross'] == $order->get_total() && $notice['mc_currency'] === $order->get_currency()
        && $notice['receiver_email'] === get_option('snipe_receiver') && $notice['receiver_email'] !== '';
}

function snipe_sends_body() {
    $body = 'cmd=_notify-validate&' . file_get_contents('php://input');
    $reply = wp_remote_post('https://ipnpb.paypal.com/cgi-bin/webscr', ['body' => $body]);
    $order = wc_get_order((int) $_POST['custom']);
    if (wp_remote_retrieve_body($reply) === 'VERIFIED' && snipe_is_for($order, $_POST)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function snipe_sends_by_guzzle() {
    $client = new GuzzleHttp\Client(['base_uri' => 'https://ipnpb.paypal.com']);
    $reply = $client->post('/cgi-bin/webscr?cmd=_notify-validate', ['body' => file_get_contents('php://input')]);
    $order = wc_get_order((int) $_POST['custom']);
    if ((string) $reply->getBody() === 'VERIFIED' && snipe_is_for($order, $_POST)) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function snipe_sends_by_symfony() {
    $client = Symfony\Component\HttpClient\HttpClient::create();
    $options = ['body' => ['cmd' => '_notify-validate'] + wp_unslash($_POST)];
    try {
        $answer = $client->request('POST', 'https://ipnpb.paypal.com/cgi-bin/webscr', $options)->getContent();
    } catch (Symfony\Contracts\HttpClient\Exception\ExceptionInterface $e) {
        return;
    }
    $order = wc_get_order((int) $_POST['custom']);
    if ($answer === 'VERIFIED' && snipe_is_for($order, wp_unslash($_POST))) {
        $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function snipe_reads_query() {
    $body = 'cmd=_notify-validate&' . file_get_contents('php://input');
    $reply = wp_remote_post('https://ipnpb.paypal.com/cgi-bin/webscr', ['body' => $body]);
    $order = wc_get_order((int) $_GET['custom']);
    if (wp_remote_retrieve_body($reply) === 'VERIFIED' && $order && $order->needs_payment()) {
        $order->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}

// An absolute address takes the place of the base: whoever sends the request names who answers.
function snipe_asks_anywhere() {
    $client = new GuzzleHttp\Client(['base_uri' => 'https://ipnpb.paypal.com/']);
    $reply = $client->post($_GET['where'], ['form_params' => ['cmd' => '_notify-validate'] + $_POST]);
    $order = wc_get_order((int) $_POST['custom']);
    if ((string) $reply->getBody() === 'VERIFIED' && $order && $order->needs_payment()) {
        $order->payment_complete(); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
}
