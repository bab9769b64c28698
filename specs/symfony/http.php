<?php
// Requests and what is answered to them.
namespace Symfony\Component\HttpFoundation;

class ParameterBag {
    private $part;
    private $set = [];
    public function __construct($part = 'attributes') { $this->part = $part; }
    public function get($key, $default = null) { return $this->set[$key] ?? \request($this->part, $key) ?? $default; }
    public function all($key = null) { return $key === null ? \request($this->part) : (\request($this->part, $key) ?? []); }
    public function has($key) { return isset($this->set[$key]) || \request($this->part, $key) !== null; }
    public function set($key, $value): void { $this->set[$key] = $value; }
    public function getInt($key, $default = 0) { return (int) $this->get($key, $default); }
    public function getBoolean($key, $default = false) { return (bool) $this->get($key, $default); }
    public function getAlpha($key, $default = '') { return (string) $this->get($key, $default); }
    public function getAlnum($key, $default = '') { return (string) $this->get($key, $default); }
    public function getDigits($key, $default = '') { return (string) $this->get($key, $default); }
    public function getString($key, $default = '') { return (string) $this->get($key, $default); }
    public function filter($key, $default = null, $filter = 516, $options = []) { return $this->get($key, $default); }
    public function keys(): array { return array_keys(\request($this->part)); }
    public function remove($key): void { unset($this->set[$key]); }
}

class InputBag extends ParameterBag {}

class HeaderBag {
    public function get($key, $default = null) { return \request('header', $key) ?? $default; }
    public function has($key) { return \request('header', $key) !== null; }
    public function all($key = null) { return $key === null ? \request('header') : [\request('header', $key)]; }
    public function set($key, $values, $replace = true): void {}
    public function contains($key, $value) { return \request('header', $key) === $value; }
}

class ServerBag {
    public function get($key, $default = null) { return $_SERVER[$key] ?? $default; }
    public function has($key) { return isset($_SERVER[$key]); }
    public function all($key = null) { return $_SERVER; }
}

class FileBag {
    public function get($key, $default = null) { return \request('files', $key) ?? $default; }
}

class Request {
    const METHOD_HEAD = 'HEAD';
    const METHOD_GET = 'GET';
    const METHOD_POST = 'POST';
    const METHOD_PUT = 'PUT';
    const METHOD_PATCH = 'PATCH';
    const METHOD_DELETE = 'DELETE';
    public $query;
    public $request;
    public $attributes;
    public $cookies;
    public $headers;
    public $server;
    public $files;
    public function __construct() {
        $this->query = new InputBag('query');
        $this->request = new InputBag('post');
        $this->attributes = new ParameterBag('path_params');
        $this->cookies = new InputBag('cookie');
        $this->headers = new HeaderBag();
        $this->server = new ServerBag();
        $this->files = new FileBag();
    }
    public static function createFromGlobals() { return new Request(); }
    public function get($key, $default = null) { return \request('path_params', $key) ?? \request('query', $key) ?? \request('post', $key) ?? $default; }
    public function getContent($asResource = false) { return \request('body'); }
    public function toArray() { return json_decode(\request('body'), true); }
    public function getPayload() { return new InputBag('post'); }
    public function getMethod() { return \request('method'); }
    public function isMethod($method) { return \request('method') === $method; }
    public function getClientIp() { return \server('ip'); }
    public function getUri() { return \request('path'); }
    public function getPathInfo() { return \request('path'); }
    public function getRequestUri() { return \request('path'); }
    public function getSchemeAndHttpHost(): string {}
    public function getHost(): string {}
    public function getLocale(): string {}
    public function isXmlHttpRequest(): bool {}
    public function getSession() { return \service('Symfony\Component\HttpFoundation\Session\Session'); }
    public function hasSession(): bool {}
}

class RequestStack {
    public function getCurrentRequest() { return \service('Symfony\Component\HttpFoundation\Request'); }
    public function getMainRequest() { return \service('Symfony\Component\HttpFoundation\Request'); }
    public function getMasterRequest() { return \service('Symfony\Component\HttpFoundation\Request'); }
    public function getSession() { return \service('Symfony\Component\HttpFoundation\Session\Session'); }
}

class Response {
    const HTTP_OK = 200;
    const HTTP_CREATED = 201;
    const HTTP_ACCEPTED = 202;
    const HTTP_NO_CONTENT = 204;
    const HTTP_FOUND = 302;
    const HTTP_BAD_REQUEST = 400;
    const HTTP_UNAUTHORIZED = 401;
    const HTTP_FORBIDDEN = 403;
    const HTTP_NOT_FOUND = 404;
    const HTTP_METHOD_NOT_ALLOWED = 405;
    const HTTP_CONFLICT = 409;
    const HTTP_UNPROCESSABLE_ENTITY = 422;
    const HTTP_INTERNAL_SERVER_ERROR = 500;
    const HTTP_SERVICE_UNAVAILABLE = 503;
    public $headers;
    private $content;
    private $status;
    public function __construct($content = '', $status = 200, $headers = []) {
        $this->content = $content;
        $this->status = $status;
        $this->headers = new HeaderBag();
    }
    public function getContent() { return $this->content; }
    public function setContent($content) { $this->content = $content; return $this; }
    public function getStatusCode() { return $this->status; }
    public function setStatusCode($code, $text = null) { $this->status = $code; return $this; }
    public function send() { return $this; }
}
class JsonResponse extends Response {}
class RedirectResponse extends Response {}
