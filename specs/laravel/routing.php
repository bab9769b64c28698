<?php
// Controllers and what stands before them.
namespace Illuminate\Routing {
    class Controller {
        private $laravel_middleware = [];
        public function middleware($middleware, $options = []) {
            $entry = new \Laravel_Middleware($middleware);
            $this->laravel_middleware[] = $entry;
            return $entry;
        }
        public function getMiddleware() { return $this->laravel_middleware; }
    }
}

namespace {
    // Middleware for some of the methods only is taken for none: what it checks is not relied on.
    class Laravel_Middleware {
        public $names;
        public $partial = false;
        public function __construct($names) { $this->names = is_array($names) ? $names : [$names]; }
        public function only($methods) { $this->partial = true; return $this; }
        public function except($methods) { $this->partial = true; return $this; }
    }

    class Laravel_Route {
        public function group($routes) {
            if ($routes instanceof \Closure) {
                $routes();
            }
        }
        public function get($uri, $action = null) { return \Illuminate\Support\Facades\Route::get($uri, $action); }
        public function post($uri, $action = null) { return \Illuminate\Support\Facades\Route::post($uri, $action); }
        public function any($uri, $action = null) { return \Illuminate\Support\Facades\Route::any($uri, $action); }
        public function __call($method, $arguments) { return $this; }
    }

    // Runs what stands before the method, in turn; what answers itself keeps the method from running.
    function laravel_dispatch($action, $arguments) {
        foreach ($action[0]->getMiddleware() as $entry) {
            if ($entry->partial) {
                continue;
            }
            foreach ($entry->names as $name) {
                if (!laravel_passes($name)) {
                    return null;
                }
            }
        }
        return call_user_func_array($action, $arguments);
    }

    function laravel_passes($name) {
        if (is_string($name) && !\declared($name)) {
            return true;
        }
        $next = new \Illuminate\Http\Response();
        $pass = function ($request) use ($next) { return $next; };
        $request = \service('Illuminate\Http\Request');
        $answer = is_string($name) ? \service($name)->handle($request, $pass) : $name($request, $pass);
        return $answer === $next;
    }
}
