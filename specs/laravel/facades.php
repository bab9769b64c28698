<?php
// Services by their static names.
namespace Illuminate\Support\Facades;

class Config {
    public static function get($key, $default = null) { return \setting($key, $default); }
    public static function has($key): bool {}
}

class Log {
    public static function info($message, $context = []) { \laravel_log($message); }
    public static function debug($message, $context = []) { \laravel_log($message); }
    public static function notice($message, $context = []) { \laravel_log($message); }
    public static function warning($message, $context = []) { \laravel_log($message); }
    public static function error($message, $context = []) { \laravel_log($message); }
    public static function critical($message, $context = []) { \laravel_log($message); }
    public static function channel($channel = null) { return new Log(); }
}

class Route {
    //@ entry client: laravel_closure($action) calls $action;
    public static function get($uri, $action = null) { return new \Laravel_Route(); }
    //@ entry client: laravel_closure($action) calls $action;
    public static function post($uri, $action = null) { return new \Laravel_Route(); }
    //@ entry client: laravel_closure($action) calls $action;
    public static function any($uri, $action = null) { return new \Laravel_Route(); }
    public static function put($uri, $action = null) { return new \Laravel_Route(); }
    public static function patch($uri, $action = null) { return new \Laravel_Route(); }
    public static function delete($uri, $action = null) { return new \Laravel_Route(); }
    public static function match($methods, $uri, $action = null) { return new \Laravel_Route(); }
    public static function view($uri, $view, $data = []) { return new \Laravel_Route(); }
    public static function redirect($uri, $destination, $status = 302) { return new \Laravel_Route(); }
    public static function resource($name, $controller, $options = []) { return new \Laravel_Route(); }
    public static function group($attributes, $routes) {
        if ($routes instanceof \Closure) {
            $routes();
        }
    }
    public static function prefix($prefix) { return new \Laravel_Route(); }
    public static function middleware($middleware) { return new \Laravel_Route(); }
    public static function name($name) { return new \Laravel_Route(); }
    public static function namespace($namespace) { return new \Laravel_Route(); }
    public static function domain($domain) { return new \Laravel_Route(); }
    public static function controller($controller) { return new \Laravel_Route(); }
}
