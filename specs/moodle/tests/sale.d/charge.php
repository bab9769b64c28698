<?php
// The browser says that it has paid, and how much is to be paid.
require('../../config.php');
require_login();
$plugin = enrol_get_plugin('heron');
$instance = $DB->get_record('enrol', ['id' => required_param('instance', PARAM_INT)]);
\Stripe\Stripe::setApiKey($plugin->get_config('secretkey'));
if (optional_param('start', 0, PARAM_BOOL)) {
    $intent = \Stripe\PaymentIntent::create(['amount' => required_param('amount', PARAM_INT), 'currency' => 'eur']); //~ violated TP2001
    echo $intent->client_secret;
    die();
}
if ($instance && optional_param('price', 0, PARAM_BOOL)) {
    $intent = \Stripe\PaymentIntent::create(['amount' => (int) round($instance->cost * 100), 'currency' => $instance->currency]); //~ proved TP2001
    echo $intent->client_secret;
    die();
}
if ($instance && required_param('paid', PARAM_BOOL)) {
    $plugin->enrol_user($instance, $USER->id); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
}
