<?php
// Who may enrol without a payment: the staff, an administrator, and whoever owes nothing.
require('../../config.php');
$plugin = enrol_get_plugin('heron');
$instance = $DB->get_record('enrol', ['id' => required_param('instance', PARAM_INT)]);
if (!$instance) {
    die();
}
if ((float) $instance->cost == 0) {
    $plugin->enrol_user($instance, $USER->id); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    die();
}
if (optional_param('asked', 0, PARAM_BOOL)) {
    if (has_capability('enrol/heron:manage', context_course::instance($instance->courseid))) {
        $plugin->enrol_user($instance, required_param('user', PARAM_INT)); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }
    die();
}
if (optional_param('demanded', 0, PARAM_BOOL)) {
    require_capability('enrol/heron:manage', context_course::instance($instance->courseid));
    $plugin->enrol_user($instance, required_param('user', PARAM_INT)); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    die();
}
require_admin();
$plugin->enrol_user($instance, required_param('user', PARAM_INT)); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
mtrace('enrolled with ' . $plugin->get_config('secretkey')); //~ violated TP5001
