<?php
// Requests: one bag of what query and body hold.
namespace Illuminate\Http;

class Request extends \Symfony\Component\HttpFoundation\Request {
    public function __get($key) { return \request('params', $key); }
    public function __isset($key) { return \request('params', $key) !== null; }
    public function all($keys = null) { return \request('params'); }
    public function input($key = null, $default = null) { return $key === null ? \request('params') : (\request('params', $key) ?? $default); }
    public function get($key, $default = null) { return \request('params', $key) ?? $default; }
    public function query($key = null, $default = null) { return $key === null ? \request('query') : (\request('query', $key) ?? $default); }
    public function post($key = null, $default = null) { return $key === null ? \request('post') : (\request('post', $key) ?? $default); }
    public function json($key = null, $default = null) { return $key === null ? $this : (\request('params', $key) ?? $default); }
    public function header($key = null, $default = null) { return $key === null ? \request('header') : (\request('header', $key) ?? $default); }
    public function hasHeader($key) { return \request('header', $key) !== null; }
    public function bearerToken() { return \request('header', 'authorization'); }
    public function cookie($key = null, $default = null) { return \request('cookie', $key) ?? $default; }
    public function route($param = null, $default = null) { return \request('path_params', $param) ?? $default; }
    public function has($key) { return \request('params', $key) !== null; }
    public function filled($key) { return \request('params', $key) !== null; }
    public function boolean($key = null, $default = false) { return (bool) \request('params', $key); }
    public function integer($key, $default = 0) { return (int) \request('params', $key); }
    public function string($key, $default = null) { return (string) \request('params', $key); }
    public function only($keys) { return \request('params'); }
    public function except($keys) { return \request('params'); }
    public function validate($rules, ...$params) { return \request('params'); }
    public function validated($key = null, $default = null) { return $key === null ? \request('params') : \request('params', $key); }
    public function method() { return \request('method'); }
    public function isMethod($method) { return \request('method') === $method; }
    public function url() { return \request('path'); }
    public function fullUrl() { return \request('path'); }
    public function path() { return \request('path'); }
    public function ip() { return \server('ip'); }
    public function user($guard = null) { return \any('mixed', 'user'); }
    public function wantsJson(): bool {}
    public function expectsJson(): bool {}
    public function hasValidSignature($absolute = true): bool {}
}

class Response extends \Symfony\Component\HttpFoundation\Response {}
class JsonResponse extends \Symfony\Component\HttpFoundation\JsonResponse {}
