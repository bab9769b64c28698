<?php
// Gateways, what is sent through them, and what comes back. https://github.com/thephpleague/omnipay-common

namespace Omnipay {
    class Omnipay {
        public static function create($class, $httpClient = null, $httpRequest = null) { return \omnipay_gateway($class); }
        public static function getFactory() { return new Common\GatewayFactory(); }
        public static function setFactory($factory = null): void {}
        public static function register($className): void {}
    }
}

namespace Omnipay\Common {
    class GatewayFactory {
        public function create($class, $httpClient = null, $httpRequest = null) { return \omnipay_gateway($class); }
        public function register($className): void {}
    }

    class Helper {
        public static function initialize($target, $parameters = null) { \omnipay_set($target, $parameters); }
        public static function getGatewayClassName($shortName) { return \omnipay_class($shortName); }
    }

    interface GatewayInterface {}

    // A setter that a driver has may do more than to keep what it is given.
    trait ParametersTrait {
        protected $kept = [];
        public function keep($key, $value) { $this->kept[$key] = $value; return $this; }
        public function getParameter($key) { return $this->kept[$key] ?? null; }
        public function setParameter($key, $value) { return $this->keep($key, $value); }
        public function getParameters() { return $this->kept; }
        public function __call($method, $arguments) {
            $key = lcfirst(substr($method, 3));
            return substr($method, 0, 3) === 'set' ? $this->setParameter($key, $arguments[0]) : $this->getParameter($key);
        }
    }

    class AbstractGateway implements GatewayInterface {
        use ParametersTrait;
        protected $httpClient;
        protected $httpRequest;
        public function __construct($httpClient = null, $httpRequest = null) {
            $this->httpClient = $httpClient ?? new Http\Client();
            $this->httpRequest = $httpRequest ?? new \Symfony\Component\HttpFoundation\Request();
            $this->initialize();
        }
        public function getDefaultParameters() { return []; }
        public function initialize($parameters = []) {
            foreach ($this->getDefaultParameters() as $key => $value) {
                $this->keep($key, is_array($value) ? reset($value) : $value);
            }
            \omnipay_set($this, $parameters);
            return $this;
        }
        public function getTestMode() { return $this->getParameter('testMode'); }
        public function setTestMode($value) { return $this->setParameter('testMode', $value); }
        public function getCurrency() { return strtoupper((string) $this->getParameter('currency')); }
        public function setCurrency($value) { return $this->setParameter('currency', $value); }
        protected function createRequest($class, $parameters) {
            $request = new $class($this->httpClient, $this->httpRequest);
            return $request->initialize(array_replace($this->getParameters(), $parameters));
        }
    }
}

namespace Omnipay\Common\Http {
    interface ClientInterface {}

    class Client implements ClientInterface {
        public function request($method, $uri, $headers = [], $body = null, $protocolVersion = '1.1') {
            return (new \Http_Client())->request($method, (string) $uri, ['headers' => $headers, 'body' => $body]);
        }
    }
}

namespace Omnipay\Common\Exception {
    interface OmnipayException {}
    class RuntimeException extends \RuntimeException implements OmnipayException {}
    class InvalidRequestException extends \Exception implements OmnipayException {}
    class InvalidResponseException extends \Exception implements OmnipayException {}
    class InvalidCreditCardException extends \Exception implements OmnipayException {}
}

namespace Omnipay\Common\Message {
    interface MessageInterface {}
    interface RequestInterface extends MessageInterface {}
    interface ResponseInterface extends MessageInterface {}
    interface RedirectResponseInterface extends ResponseInterface {}

    interface NotificationInterface extends MessageInterface {
        const STATUS_COMPLETED = 'completed';
        const STATUS_PENDING = 'pending';
        const STATUS_FAILED = 'failed';
    }

    class AbstractRequest implements RequestInterface {
        use \Omnipay\Common\ParametersTrait;
        protected $httpClient;
        protected $httpRequest;
        protected $response;
        public function __construct($httpClient, $httpRequest) {
            $this->httpClient = $httpClient;
            $this->httpRequest = $httpRequest;
        }
        public function initialize($parameters = []) {
            \omnipay_set($this, $parameters);
            return $this;
        }
        public function getTestMode() { return $this->getParameter('testMode'); }
        public function setTestMode($value) { return $this->setParameter('testMode', $value); }
        public function getCard() { return $this->getParameter('card'); }
        public function setCard($value) { return $this->setParameter('card', $value); }
        public function getToken() { return $this->getParameter('token'); }
        public function setToken($value) { return $this->setParameter('token', $value); }
        public function getCardReference() { return $this->getParameter('cardReference'); }
        public function setCardReference($value) { return $this->setParameter('cardReference', $value); }
        public function getDescription() { return $this->getParameter('description'); }
        public function setDescription($value) { return $this->setParameter('description', $value); }
        public function getTransactionId() { return $this->getParameter('transactionId'); }
        public function setTransactionId($value) { return $this->setParameter('transactionId', $value); }
        public function getTransactionReference() { return $this->getParameter('transactionReference'); }
        public function setTransactionReference($value) { return $this->setParameter('transactionReference', $value); }
        public function getItems() { return $this->getParameter('items'); }
        public function setItems($value) { return $this->setParameter('items', $value); }
        public function getClientIp() { return $this->getParameter('clientIp'); }
        public function setClientIp($value) { return $this->setParameter('clientIp', $value); }
        public function getReturnUrl() { return $this->getParameter('returnUrl'); }
        public function setReturnUrl($value) { return $this->setParameter('returnUrl', $value); }
        public function getCancelUrl() { return $this->getParameter('cancelUrl'); }
        public function setCancelUrl($value) { return $this->setParameter('cancelUrl', $value); }
        public function getNotifyUrl() { return $this->getParameter('notifyUrl'); }
        public function setNotifyUrl($value) { return $this->setParameter('notifyUrl', $value); }
        public function getIssuer() { return $this->getParameter('issuer'); }
        public function setIssuer($value) { return $this->setParameter('issuer', $value); }
        public function getPaymentMethod() { return $this->getParameter('paymentMethod'); }
        public function setPaymentMethod($value) { return $this->setParameter('paymentMethod', $value); }
        public function getAmount() { return $this->getParameter('amount'); }
        public function getCurrency() { return $this->getParameter('currency'); }
        public function setAmount($value) { return $this->setParameter('amount', $value === null ? null : (string) $value); }
        public function getAmountInteger() { return (int) round((float) $this->getParameter('amount') * 100); }
        public function setAmountInteger($value) { return $this->setParameter('amount', (string) ((int) $value / 100)); }
        public function setCurrency($value) { return $this->setParameter('currency', $value === null ? null : strtoupper($value)); }
        public function validate(...$keys) {
            foreach ($keys as $key) {
                if ($this->getParameter($key) === null) {
                    throw new \Omnipay\Common\Exception\InvalidRequestException();
                }
            }
        }
        public function send() { return $this->sendData($this->getData()); }
        public function getResponse() { return $this->response; }
    }

    class AbstractResponse implements ResponseInterface {
        protected $request;
        protected $data;
        public function __construct($request, $data) {
            $this->request = $request;
            $this->data = $data;
        }
        public function getRequest() { return $this->request; }
        public function isPending() { return false; }
        public function isRedirect() { return false; }
        public function isTransparentRedirect() { return false; }
        public function isCancelled() { return false; }
        public function getData() { return $this->data; }
        public function getMessage() { return null; }
        public function getCode() { return null; }
        public function getTransactionReference() { return null; }
        public function getTransactionId() { return null; }
        public function getRedirectUrl() { return null; }
        public function getRedirectMethod() { return 'GET'; }
        public function getRedirectData() { return []; }
        public function getRedirectResponse() { return new \Symfony\Component\HttpFoundation\RedirectResponse($this->getRedirectUrl()); }
        public function redirect(): void {}
    }
}

namespace {
    // PayPal_Express is Omnipay\PayPal\ExpressGateway, Mollie is Omnipay\Mollie\Gateway.
    function omnipay_class($name) {
        $name = (string) $name;
        if (substr($name, 0, 1) === '\\' || substr($name, 0, 8) === 'Omnipay\\') {
            return ltrim($name, '\\');
        }
        $name = str_replace('_', '\\', $name);
        return 'Omnipay\\' . $name . (strpos($name, '\\') === false ? '\\' : '') . 'Gateway';
    }

    function omnipay_gateway($name) {
        $class = omnipay_class($name);
        return \declared($class) ? new $class() : new Omnipay_Gateway();
    }

    function omnipay_set($target, $parameters) {
        foreach ($parameters ?? [] as $key => $value) {
            $setter = 'set' . ucfirst($key);
            if (method_exists($target, $setter)) {
                $target->$setter($value);
            } else {
                $target->keep($key, $value);
            }
        }
    }
}
