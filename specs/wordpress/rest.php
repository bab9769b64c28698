<?php
// REST routes. WordPress refuses only on false, null and WP_Error.

/*@ entry client: each $route in routes_of($args) calls $route["callback"] with \any("WP_REST_Request")
        under $route["permission_callback"] \notin {false, null, WP_Error} then rest_answer; */
function register_rest_route(string $route_namespace, string $route, array $args = [], bool $override = false): bool {}

// What the callback of a route returns goes to the client.
/*@ tells $response when \secret($response);
    lets_see $response when (\exists Record o; \reveals($response, o)); */
function rest_answer($response): void {}

function __return_true() { return true; }
function __return_false() { return false; }
function __return_null() { return null; }
function __return_empty_array() { return []; }
function __return_empty_string() { return ''; }
function __return_zero() { return 0; }

class WP_REST_Server {
    const READABLE = 'GET';
    const CREATABLE = 'POST';
    const EDITABLE = 'POST, PUT, PATCH';
    const DELETABLE = 'DELETE';
    const ALLMETHODS = 'GET, POST, PUT, PATCH, DELETE';
}
class WP_REST_Controller {
    protected $namespace;
    protected $rest_base;
}

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
    public $data;
    public $status;
    /*@ tells $data when \secret($data);
    lets_see $data when (\exists Record o; \reveals($data, o)); */
    public function __construct($data = null, int $status = 200, array $headers = []) {
        $this->data = $data;
        $this->status = $status;
    }
    public function get_data() { return $this->data; }
    public function get_status() { return $this->status; }
    public function set_data($data): void { $this->data = $data; }
    public function set_headers($headers): void {}
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
    public function get_error_messages($code = '') { return [$this->message]; }
    public function get_error_codes() { return [$this->code]; }
    public function has_errors() { return $this->code !== ''; }
    public function add($code, $message, $data = '') { $this->code = $code; $this->message = $message; }
    public function add_data($data, $code = '') { $this->data = $data; }
}

function is_wp_error($thing): bool { return $thing instanceof WP_Error; }
function rest_ensure_response($response) {
    return $response instanceof WP_Error || $response instanceof WP_HTTP_Response ? $response : new WP_REST_Response($response);
}
function rest_url(string $path = '', string $scheme = 'rest'): string {}
function get_rest_url($blog_id = null, $path = '/', $scheme = 'rest'): string {}
function rest_authorization_required_code(): int {}
function rest_sanitize_boolean($value): bool {}
