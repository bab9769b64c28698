<?php
// The HTTP API: an answer, or an error.

/*@ moves_money $url when gives_money($url);
    calls_provider $args when !\absent($args, "sslverify"); */
function wp_remote_request(string $url, array $args = []) {
    if (\reply($url, $args, 'failed')) {
        return new WP_Error('http_request_failed', 'failed');
    }
    return [
        'headers' => \reply($url, $args, 'headers'),
        'body' => \reply($url, $args, 'body'),
        'response' => ['code' => \reply($url, $args, 'code'), 'message' => ''],
    ];
}
function wp_remote_get(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_remote_post(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_remote_head(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_safe_remote_request(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_safe_remote_get(string $url, array $args = []) { return wp_remote_request($url, $args); }
function wp_safe_remote_post(string $url, array $args = []) { return wp_remote_request($url, $args); }

function wp_remote_retrieve_body($response) { return is_wp_error($response) ? '' : $response['body']; }
function wp_remote_retrieve_response_code($response) { return is_wp_error($response) ? '' : $response['response']['code']; }
function wp_remote_retrieve_response_message($response) { return is_wp_error($response) ? '' : $response['response']['message']; }
function wp_remote_retrieve_headers($response) { return is_wp_error($response) ? [] : $response['headers']; }
function wp_remote_retrieve_header($response, $header) { return is_wp_error($response) ? '' : ($response['headers'][$header] ?? ''); }
function wp_parse_url($url, $component = -1) { return parse_url($url, $component); }
