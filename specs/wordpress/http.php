<?php
// The HTTP API: an answer, or an error.

/*@ moves_money $url when gives_money($url);
    calls_provider $args when !\absent($args, "sslverify"); */
function wp_remote_request(string $url, array $args = []) {
    if (\reply($url, $args, 'failed')) {
        return new WP_Error('http_request_failed', 'failed');
    }
    $answer = new stdClass();
    $answer->headers = \reply($url, $args, 'headers');
    $answer->body = \reply($url, $args, 'body');
    $answer->status_code = \reply($url, $args, 'code');
    return [
        'headers' => $answer->headers,
        'body' => $answer->body,
        'response' => ['code' => $answer->status_code, 'message' => ''],
        'cookies' => [],
        'filename' => null,
        'http_response' => new WP_HTTP_Requests_Response($answer),
    ];
}
class WP_HTTP_Requests_Response {
    private $response;
    public function __construct($response, $filename = '') { $this->response = $response; }
    public function get_response_object() { return $this->response; }
    public function get_headers() { return $this->response->headers; }
    public function get_status() { return $this->response->status_code; }
    public function get_data() { return $this->response->body; }
    public function get_cookies(): array {}
}
function wp_remote_get(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_remote_post(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_remote_head(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_safe_remote_request(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_safe_remote_get(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_safe_remote_post(string $url, array $args = []) { return wp_remote_request($url, $args); }
class WP_Http {
    public function request($url, $args = []) { return wp_remote_request($url, $args); }
    public function get($url, $args = []) { return wp_remote_request($url, $args); }
    public function post($url, $args = []) { return wp_remote_request($url, $args); }
    public function head($url, $args = []) { return wp_remote_request($url, $args); }
}

function wp_remote_retrieve_body($response) { return is_wp_error($response) ? '' : $response['body']; }
function wp_remote_retrieve_response_code($response) { return is_wp_error($response) ? '' : $response['response']['code']; }
function wp_remote_retrieve_response_message($response) { return is_wp_error($response) ? '' : $response['response']['message']; }
function wp_remote_retrieve_headers($response) { return is_wp_error($response) ? [] : $response['headers']; }
function wp_remote_retrieve_header($response, $header) { return is_wp_error($response) ? '' : ($response['headers'][$header] ?? ''); }
function wp_parse_url($url, $component = -1) { return parse_url($url, $component); }
