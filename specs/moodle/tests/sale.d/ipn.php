<?php
// A notice of PayPal that is sent back, and compared with the price of the instance that it names.
require('../../config.php');

$req = 'cmd=_notify-validate';
foreach ($_POST as $key => $value) {
    $req .= "&$key=" . urlencode($value);
}
$c = new curl();
$result = $c->post('https://www.paypal.com/cgi-bin/webscr', $req);
$plugin = enrol_get_plugin('heron');
if ($result !== 'VERIFIED' || $_POST['payment_status'] !== 'Completed' || $_POST['business'] !== $plugin->get_config('paypalbusiness')) {
    die();
}
$instance = $DB->get_record('enrol', ['id' => (int) $_POST['custom']]);
if (!$instance || $_POST['mc_currency'] !== $instance->currency || (float) $_POST['mc_gross'] < (float) $instance->cost) {
    die();
}
$plugin->enrol_user($instance, (int) $_POST['option_selection1']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
