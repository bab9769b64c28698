<?php
// What scripts and plugins have of Moodle: parameters, the database, pages, settings, who is logged in.

// ---- the request ----

function moodle_param($name) { return $_POST[$name] ?? $_GET[$name] ?? null; }

function moodle_clean($value, $type) {
    switch ($type) {
        case PARAM_INT: return (int) $value;
        case PARAM_FLOAT: return (float) $value;
        case PARAM_BOOL: return $value ? 1 : 0;
    }
    return (string) $value;
}

function required_param($name, $type) {
    $value = moodle_param($name);
    if ($value === null || is_array($value)) {
        throw new moodle_exception('missingparam');
    }
    return moodle_clean($value, $type);
}
function optional_param($name, $default, $type) {
    $value = moodle_param($name);
    return $value === null || is_array($value) ? $default : moodle_clean($value, $type);
}
function required_param_array($name, $type) {
    $value = moodle_param($name);
    if (!is_array($value)) {
        throw new moodle_exception('missingparam');
    }
    return $value;
}
function optional_param_array($name, $default, $type) {
    $value = moodle_param($name);
    return is_array($value) ? $value : $default;
}
function clean_param($value, $type) { return moodle_clean($value, $type); }
function data_submitted() { return empty($_POST) ? false : (object) $_POST; }

// ---- who it is ----

function require_login($course = null, $guest = true, $cm = null, $wants_url = true, $no_redirect = false): void { \assume(\identity() != 0); }
function require_admin(): void { \moodle_admin(); }
//@ establishes staff when \result;
function has_capability($capability, $context, $user = null, $doanything = true): bool {}
//@ establishes staff;
function require_capability($capability, $context, $userid = null, $doanything = true, $message = 'nopermissions', $component = ''): void {}
//@ establishes staff;
function moodle_admin(): void {}
function confirm_sesskey($sesskey = null): bool {}
function require_sesskey(): void {}
function sesskey(): string { return \session('sesskey'); }
function isloggedin(): bool {}
function isguestuser($user = null): bool {}
function is_siteadmin($user = null): bool {}

class moodle_user {
    public $id;
    public $email;
    public function __construct() {
        $this->id = \identity();
        $this->email = \any('string', 'email');
    }
}

class moodle_config {
    public $wwwroot = 'https://moodle.example';
    public $dirroot = '';
    public $libdir = 'lib';
    public $dataroot = 'data';
    public function __get($key) { return \setting_text($key); }
    public function __isset($key) { return true; }
}
//@ global moodle_config $CFG;
//@ global moodle_user $USER;
//@ global moodle_database $DB;
//@ global moodle_page $PAGE;
//@ global moodle_output $OUTPUT;

function get_config($plugin, $name = null) {
    return $name === null ? new moodle_config() : \setting_text($name);
}
function set_config($name, $value, $plugin = null): bool {}

// ---- the database ----

class moodle_row {}

class moodle_database {
    public function get_record($table, $conditions, $fields = '*', $strictness = 0) {
        if ($table === 'enrol' && isset($conditions['id'])) {
            $instance = \record('moodle_instance', (int) $conditions['id']);
            return \existing($instance) ? $instance : false;
        }
        $key = $table;
        foreach ($conditions as $column => $value) {
            $key .= "\n" . $column . '=' . $value;
        }
        if ($table === 'enrol') {
            $instance = \found('moodle_instance', $key);
            return \existing($instance) ? $instance : false;
        }
        $row = \record('moodle_row', $key);
        return \existing($row) ? (object) \any('array', $table) : false;
    }
    public function get_record_sql($sql, $params = null, $strictness = 0) { return \choice() ? (object) \any('array', 'row') : false; }
    public function get_records($table, $conditions = null, $sort = '', $fields = '*', $from = 0, $count = 0): array {}
    public function get_records_sql($sql, $params = null, $from = 0, $count = 0): array {}
    public function get_field($table, $return, $conditions, $strictness = 0) { return \any('mixed', 'field'); }
    public function record_exists($table, $conditions): bool {}
    public function record_exists_sql($sql, $params = null): bool {}
    public function count_records($table, $conditions = null): int {}
    public function insert_record($table, $data, $returnid = true, $bulk = false): int {}
    public function update_record($table, $data, $bulk = false): bool {}
    public function set_field($table, $field, $value, $conditions = null): bool {}
    public function delete_records($table, $conditions = null): bool {}
    public function start_delegated_transaction() { return \any('mixed', 'transaction'); }
}

// ---- pages and texts ----

class moodle_page {
    public function __call($method, $arguments) { return \any('mixed', $method); }
}
class moodle_output {
    public function header(): string {}
    public function footer(): string {}
    public function box($contents, $classes = 'generalbox', $id = null, $attributes = []): string {}
    public function heading($text, $level = 2, $classes = 'main', $id = null): string {}
    public function notification($message, $type = null): string {}
    public function render_from_template($name, $context): string {}
}
class moodle_exception extends Exception {
    public function __construct($code, $module = '', $link = '', $a = null, $debuginfo = null) { parent::__construct($code); }
}
class moodle_url {
    public function __construct($url, $params = null, $anchor = null) {}
    public function out($escaped = true, $overrideparams = null): string {}
    public function __toString(): string { return \server('url'); }
}
class context_course {
    public static function instance($id, $strictness = 2) { return (object) \any('array', 'context'); }
}
class context_system {
    public static function instance($id = 0, $strictness = 2, $cache = true) { return (object) \any('array', 'context'); }
}
class core_user {
    public static function get_support_user() { return new moodle_user(); }
    public static function get_noreply_user() { return new moodle_user(); }
    public static function get_user($id, $fields = '*', $strictness = 0) { return new moodle_user(); }
}
function redirect($url, $message = '', $delay = null, $type = 'info') { exit; }
function notice($message, $link = '', $course = null) { exit; }
function print_error($code, $module = 'error', $link = '', $a = null, $debuginfo = null) { throw new moodle_exception($code); }
function get_string($identifier, $component = '', $a = null, $lazyload = false): string {}
function print_string($identifier, $component = '', $a = null): void {}
//@ ensures \result == \normal("html", $string);
function format_string($string, $striplinks = true, $options = null) {}
//@ ensures \result == \normal("html", $text);
function format_text($text, $format = 1, $options = null) {}
function format_float($float, $decimals = 1, $localized = true, $strip = false) {
    return $localized ? \normal('money', $float) : round((float) $float, $decimals);
}
function format_time($totalsecs): string {}
function unformat_float($value, $strict = false) { return (float) $value; }
//@ ensures \result == \normal("html", $text);
function s($text) {}
function p($text): void { echo \normal('html', $text); }
function fullname($user, $override = false): string {}
function html_to_text($html, $width = 75, $links = true): string {}
function email_to_user($user, $from, $subject, $text, $html = '', ...$rest): bool {}
function message_send($message): int {}
function get_admin() { return new moodle_user(); }
function get_admins(): array {}
function get_site() { return (object) \any('array', 'site'); }
function get_course($id, $clone = true) { return (object) \any('array', 'course'); }
function get_users_by_capability($context, $capability, ...$rest): array {}
function sort_by_roleassignment_authority($users, $context, ...$rest): array {}
function debugging($message = '', $level = null, $backtrace = null): bool {}
//@ leaks $message when \secret($message);
function mtrace($message, $eol = "\n", $sleep = 0): void {}
//@ ensures \result == \normal("html", $text);
function purify_html($text, $options = []) {}
function download_file_content($url, $headers = null, $postdata = null, $fullresponse = false, ...$rest) { return \reply($url, $postdata); }
class curl {
    public $error;
    public $info;
    public function __construct($settings = []) {}
    public function setHeader($header): void {}
    public function setopt($options = []): void {}
    public function resetopt(): void {}
    public function post($url, $params = '', $options = []) { return \reply($url, $params); }
    public function get($url, $params = [], $options = []) { return \reply($url, $params); }
    public function get_info() { return \any('array', 'info'); }
    public function get_errno() { return \any('int', 'errno'); }
}
