<?php
// A signed notice whose parts are cleaned as Moodle's own scripts do it.
require('../../config.php');

$plugin = enrol_get_plugin('heron');
$key = $plugin->get_config('secretkey');
$text = $_POST['item'] . '|' . $_POST['amount'] . '|' . $_POST['currency'] . '|' . $_POST['state'];
if ($key === '' || !hash_equals(hash_hmac('sha256', $text, $key), (string) $_POST['hash'])) { //~ proved TP1008
    die();
}
switch (optional_param('version', 0, PARAM_INT)) {
    case 1: $item = s($_POST['item']); break;
    case 2: $item = purify_html($_POST['item']); break;
    case 3: $item = format_string($_POST['item']); break;
    default: $item = format_text($_POST['item']);
}
$instance = $DB->get_record('enrol', ['id' => (int) $item]);
if (!$instance || $_POST['state'] !== 'paid' || $_POST['currency'] !== $instance->currency) {
    die();
}
if ((float) $_POST['amount'] >= (float) format_float($instance->cost, 2, false)) {
    $plugin->enrol_user($instance, $USER->id); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
}
