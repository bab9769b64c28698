<?php
// Functions that are there everywhere.

function config($key = null, $default = null) {
    return is_string($key) ? \setting($key, $default) : \any('mixed', 'config');
}
function env($key, $default = null) { return \setting($key, $default); }
function abort($code, $message = '', $headers = []) { exit; }
function abort_if($boolean, $code, $message = '', $headers = []) {
    if ($boolean) {
        exit;
    }
}
function abort_unless($boolean, $code, $message = '', $headers = []) {
    if (!$boolean) {
        exit;
    }
}
function app($abstract = null, $parameters = []) { return is_string($abstract) && \declared($abstract) ? \service($abstract) : \any('mixed', 'app'); }
function resolve($name, $parameters = []) { return app($name); }
function request($key = null, $default = null) {
    $request = \service('Illuminate\Http\Request');
    return $key === null ? $request : $request->input($key, $default);
}
function response($content = null, $status = 200, $headers = []) { return new Laravel_ResponseFactory(); }
function redirect($to = null, $status = 302, $headers = [], $secure = null) { return new Laravel_ResponseFactory(); }
function logger($message = null, $context = []) { return new \Illuminate\Support\Facades\Log(); }
function route($name, $parameters = [], $absolute = true): string {}
function url($path = null, $parameters = [], $secure = null): string {}
function now($tz = null) { return \server('now'); }
function session($key = null, $default = null) { return is_string($key) ? (\session($key) ?? $default) : \any('mixed', 'session'); }
function __($key = null, $replace = [], $locale = null): string {}
function trans($key = null, $replace = [], $locale = null): string {}
function collect($value = []) { return \any('mixed', 'collection'); }
function info($message, $context = []): void {}
function report($exception): void {}

class Laravel_ResponseFactory {
    public function __call($method, $arguments) { return new \Illuminate\Http\Response(); }
}

/*@ leaks $message when \secret($message);
    leaks_card $message when \card($message); */
function laravel_log($message): void {}
