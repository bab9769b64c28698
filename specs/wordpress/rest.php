<?php
// REST routes. WordPress refuses only on false, null and WP_Error.

/*@ entry client: each $route in routes_of($args) calls $route["callback"] with \any("WP_REST_Request")
        under $route["permission_callback"] \notin {false, null, WP_Error}; */
function register_rest_route(string $route_namespace, string $route, array $args = [], bool $override = false): bool {}

class WP_REST_Request implements ArrayAccess {
    public function get_param(string $key) { return \request('params', $key); }
    public function get_params() { return \request('params'); }
    public function get_json_params() { return \decoded('json', \request('body')); }
    public function get_body_params() { return \request('post'); }
    public function get_query_params() { return \request('query'); }
    public function get_url_params() { return \request('path_params'); }
    public function get_file_params() { return \request('files'); }
    public function get_body() { return \request('body'); }
    public function get_header(string $key) { return \request('header', $key); }
    public function get_headers() { return \request('header'); }
    public function get_method() { return \request('method'); }
    public function get_route() { return \request('path'); }
    public function has_param(string $key) { return \request('params', $key) !== null; }
    public function offsetExists($offset) { return \request('params', $offset) !== null; }
    public function offsetGet($offset) { return \request('params', $offset); }
    public function offsetSet($offset, $value) {}
    public function offsetUnset($offset) {}
}

class WP_HTTP_Response {
    public function __construct($data = null, int $status = 200, array $headers = []) {}
    public function set_status(int $code): void {}
    public function header(string $key, string $value, bool $replace = true): void {}
}

class WP_REST_Response extends WP_HTTP_Response {}

class WP_Error {
    public $code;
    public $message;
    public $data;
    public function __construct($code = '', $message = '', $data = '') {
        $this->code = $code;
        $this->message = $message;
        $this->data = $data;
    }
    public function get_error_message($code = '') { return $this->message; }
    public function get_error_code() { return $this->code; }
    public function get_error_data($code = '') { return $this->data; }
}

function is_wp_error($thing): bool { return $thing instanceof WP_Error; }
function rest_ensure_response($response) { return $response; }
function rest_url(string $path = '', string $scheme = 'rest'): string {}
