<?php
// Input, output and requests of PHP itself.

function file_get_contents($filename, $use_include_path = false, $context = null, $offset = 0, $length = null) {
    if ($filename === 'php://input') {
        return \request('body');
    }
    return \reply($filename, $context, 'body');
}

function header(string $header, bool $replace = true, int $response_code = 0): void {}
function http_response_code(int $response_code = 0) { return 200; }
function headers_sent(): bool { return false; }
function ob_start($callback = null, $chunk_size = 0, $flags = 0) { return true; }
function ob_end_clean() { return true; }
/*@ leaks $message when \secret($message);
    leaks_card $message when \card($message); */
function error_log(string $message, int $message_type = 0): bool {}
function error_reporting($level = null) { return 32767; }
function ini_set($option, $value) { return false; }
function set_time_limit(int $seconds) { return true; }
function ignore_user_abort($enable = null) { return 0; }
function usleep(int $microseconds): void {}
function sleep(int $seconds) { return 0; }
