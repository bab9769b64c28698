<?php
// PayPal's library for PHP: a client that executes requests, one class for each. https://github.com/paypal/Checkout-PHP-SDK

namespace PayPalHttp {
    class HttpRequest {
        public $path;
        public $verb;
        public $body;
        public $headers = [];
        public function __construct($path, $verb) {
            $this->path = $path;
            $this->verb = $verb;
        }
        public function answer() { return \any('mixed', 'paypal answer'); }
    }
    class HttpResponse {
        public $statusCode = 200;
        public $result;
        public $headers = [];
    }
    class HttpException extends \Exception {
        public $statusCode;
        public $headers;
    }
    class IOException extends \Exception {}
    class HttpClient {
        public $environment;
        public $injectors = [];
        public function __construct($environment) { $this->environment = $environment; }
        public function addInjector($inj): void {}
        //@ signals ("PayPalHttp\HttpException") \true;
        private function may_fail(): void {}
        public function execute($httpRequest) {
            $this->may_fail();
            $response = new HttpResponse();
            $response->result = $httpRequest->answer();
            return $response;
        }
    }
}

namespace PayPalCheckoutSdk\Core {
    class AuthorizationInjector {}
    class PayPalHttpClient extends \PayPalHttp\HttpClient {
        public $authInjector;
    }
    abstract class PayPalEnvironment {
        public function __construct($clientId, $clientSecret) {}
        public function authorizationString(): string { return \server('authorization'); }
    }
    class ProductionEnvironment extends PayPalEnvironment {
        public function baseUrl() { return 'https://api.paypal.com'; }
    }
    class SandboxEnvironment extends PayPalEnvironment {
        public function baseUrl() { return 'https://api.sandbox.paypal.com'; }
    }
}

namespace {
    // Whoever may change what an open order costs makes it cheaper than it was.
    //@ requires ClientControlledPrice: by_staff || \priced($amount) || \number($before) <= \number($amount);
    function paypal_order_amount_becomes($amount, $before): void {}
}

namespace PayPalCheckoutSdk\Orders {
    class OrderRequest extends \PayPalHttp\HttpRequest {
        public $order;
        public function __construct($orderId = null) { $this->order = $orderId; }
        public function prefer($prefer): void {}
        public function payPalPartnerAttributionId($payPalPartnerAttributionId): void {}
        public function payPalClientMetadataId($payPalClientMetadataId): void {}
    }
    class OrdersGetRequest extends OrderRequest {
        public function answer() { return \answer('paypal', 'order', \text($this->order)); }
    }
    class OrdersCreateRequest extends OrderRequest {
        public function answer() { return \answer('paypal', 'order', \server('paypal order'), $this->body); }
    }
    class OrdersCaptureRequest extends OrderRequest {
        public function answer() { return \answer('paypal', 'order', \text($this->order), $this->body, 'charges'); }
    }
    class OrdersAuthorizeRequest extends OrderRequest {
        public function answer() { return \answer('paypal', 'order', \text($this->order), $this->body); }
    }
    class OrdersPatchRequest extends OrderRequest {
        public function answer() {
            $before = \answer('paypal', 'order', \text($this->order));
            foreach ($this->body as $change) {
                $amount = $change['value']['amount']['value'] ?? $change['value']['value'] ?? null;
                if ($amount !== null) {
                    \paypal_order_amount_becomes($amount, $before->purchase_units[0]->amount->value);
                }
            }
            return $before;
        }
    }
}
