<?php
// SureCart: routes are declared in a framework of its own, and what guards them is middleware: a class
// whose handle() runs the rest, or answers itself. https://docs.wpemerge.com/#/framework/routing/middleware

namespace SureCartCore\Requests {
    interface RequestInterface {}
}

namespace SureCart\Models {
    class RegisteredWebhook {
        // Null where the shop has registered no webhook.
        public static function getSigningSecret() { return \setting('surecart_signing_secret', null); }
    }
}

namespace {
    class SureCart_Request implements SureCartCore\Requests\RequestInterface {
        public function headers($key = '', $default = []) { return [\request('header', $key)]; }
        public function body($key = '', $default = null) { return \request('post', $key) ?? $default; }
        public function query($key = '', $default = null) { return \request('query', $key) ?? $default; }
        public function cookies($key = '', $default = null) { return \request('cookie', $key) ?? $default; }
        public function getMethod() { return \request('method'); }
    }

    //@ driver client: for each class C in file "*app/src/Middleware/Webhook*.php";
    function surecart_middleware(C $guard) {
        return $guard->handle(new SureCart_Request(), function ($request) { return null; });
    }
}
