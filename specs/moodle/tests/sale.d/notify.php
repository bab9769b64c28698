<?php
// A signed notice whose parts are cleaned as Moodle's own scripts do it.
require('../../config.php');

$plugin = enrol_get_plugin('heron');
$key = $plugin->get_config('secretkey');
$text = $_POST['item'] . '|' . $_POST['amount'] . '|' . $_POST['currency'] . '|' . $_POST['state'];
$tag = optional_param('old', 0, PARAM_BOOL) ? s(purify_html($_POST['hash'])) : format_string(format_text($_POST['hash']));
if ($key === '' || !hash_equals(hash_hmac('sha256', $text, $key), (string) $tag)) { //~ proved TP1008
    die();
}
$instance = $DB->get_record('enrol', ['id' => (int) $_POST['item']]);
if (!$instance || $_POST['state'] !== 'paid' || $_POST['currency'] !== $instance->currency) {
    die();
}
if ((float) $_POST['amount'] >= (float) format_float($instance->cost, 2, false)) {
    $plugin->enrol_user($instance, $USER->id); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
}
