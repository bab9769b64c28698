<?php
// Enrolment: an instance in a course has a price, and a plugin's method enrols the buyer.

class moodle_instance extends stdClass {
    /*@ model key integer id is $id;
        model frozen money total is $cost;
        model string currency is $currency; */
    public $id;
    public $cost;
    public $currency;
}

class enrol_plugin {
    public function get_config($name, $default = null) { return \setting_text($name); }
    public function set_config($name, $value): void {}
    public function get_name(): string {}
    public function get_instance_name($instance): string {}
    //@ sells \record("moodle_instance", \integer($instance.id));
    public function enrol_user(stdClass $instance, $userid, $roleid = null, $timestart = 0, $timeend = 0, $status = null, $recovergrades = null): void {}
    public function unenrol_user(stdClass $instance, $userid): void {}
    public function update_user_enrol(stdClass $instance, $userid, $status = null, $timestart = null, $timeend = null): void {}
    public function add_instance($course, ?array $fields = null): int {}
    public function send_course_welcome_message($instance, $userid): void {}

    // What the buyer sees on the page of a course.
    //@ entry customer: override with \any("moodle_instance");
    public function enrol_page_hook(stdClass $instance) {}
}

function enrol_get_plugin($name) {
    return \declared('enrol_' . $name . '_plugin') ? \service('enrol_' . $name . '_plugin') : new enrol_plugin();
}
function enrol_get_instances($courseid, $enabled): array {}
function is_enrolled($context, $user = null, $capability = '', $active = false): bool {}
