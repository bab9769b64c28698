<?php
// Clients of HTTP that programs bring along: what is sent, and what comes back. A refusal is thrown where
// the library throws it.

namespace {
    // One answer, as PSR-7 and as Symfony tell it.
    class Http_Answer implements \Psr\Http\Message\ResponseInterface, \Symfony\Contracts\HttpClient\ResponseInterface {
        private $body;
        private $code;
        private $headers;
        public $failed = false;
        public function __construct($body, $code, $headers) {
            $this->body = $body;
            $this->code = $code;
            $this->headers = $headers;
        }
        public function getBody() { return new Http_Body($this->body); }
        public function getContent($throw = true) { return $this->body; }
        public function toArray($throw = true) { return json_decode($this->body, true); }
        public function getStatusCode() { return $this->code; }
        public function getReasonPhrase() { return ''; }
        public function getHeaders($throw = true) { return $this->headers; }
        public function getHeader($name) { return [$this->getHeaderLine($name)]; }
        public function getHeaderLine($name) { return $this->headers[$name] ?? ''; }
        public function hasHeader($name) { return isset($this->headers[$name]); }
    }

    class Http_Body implements \Psr\Http\Message\StreamInterface {
        private $text;
        public function __construct($text) { $this->text = $text; }
        public function __toString() { return $this->text; }
        public function getContents() { return $this->text; }
        public function read($length) { return $this->text; }
        public function rewind() {}
        public function close() {}
        public function eof() { return true; }
    }

    // An address that names a host of its own goes there, whatever the base is: its first slash is one of two, at
    // its beginning or behind the colon of its scheme.
    function http_client_address($base, $url) {
        $slash = strpos($url, '/');
        $absolute = $slash === 0 ? substr($url, 0, 2) === '//' : $slash !== false && substr($url, $slash - 1, 3) === '://';
        return $absolute ? $url : $base . $url;
    }

    // One request, and what came of it. The options carry what is sent.
    //@ moves_money $url when $method != "GET" && gives_money($url);
    function http_client_answer($method, $url, $options) {
        $sent = [
            'method' => $method,
            'body' => $options['form_params'] ?? $options['json'] ?? $options['body'] ?? $options['query'] ?? '',
            'headers' => $options['headers'] ?? [],
        ];
        $answer = new Http_Answer(\reply($url, $sent, 'body'), \reply($url, $sent, 'code'), \reply($url, $sent, 'headers'));
        $answer->failed = \reply($url, $sent, 'failed');
        return $answer;
    }

    class Http_Client implements \Symfony\Contracts\HttpClient\HttpClientInterface {
        private $base = '';
        public function __construct($base = '') { $this->base = $base; }
        public function withOptions($options) { return new Http_Client($options['base_uri'] ?? $this->base); }
        public function request($method, $url, $options = []) {
            $answer = http_client_answer($method, http_client_address($this->base, $url), $options);
            if ($answer->failed) {
                throw new \Symfony\Component\HttpClient\Exception\TransportException();
            }
            return $answer;
        }
    }
}

namespace Symfony\Component\HttpClient {
    class HttpClient {
        public static function create($defaultOptions = [], $maxHostConnections = 6, $maxPendingPushes = 50) {
            return new \Http_Client($defaultOptions['base_uri'] ?? '');
        }
        public static function createForBaseUri($baseUri, $defaultOptions = []) { return new \Http_Client($baseUri); }
    }
}

namespace Symfony\Component\HttpClient\Exception {
    class TransportException extends \RuntimeException implements
        \Symfony\Contracts\HttpClient\Exception\ExceptionInterface,
        \Symfony\Contracts\HttpClient\Exception\TransportExceptionInterface
    {
    }
}

namespace GuzzleHttp {
    class Client implements ClientInterface {
        private $base = '';
        public function __construct($config = []) { $this->base = $config['base_uri'] ?? ''; }
        public function request($method, $uri = '', $options = []) {
            $answer = http_client_answer($method, http_client_address($this->base, $uri), $options);
            if ($answer->failed) {
                throw new Exception\RequestException('failed', null, \choice() ? $answer : null);
            }
            return $answer;
        }
        public function get($uri, $options = []) { return $this->request('GET', $uri, $options); }
        public function head($uri, $options = []) { return $this->request('HEAD', $uri, $options); }
        public function post($uri, $options = []) { return $this->request('POST', $uri, $options); }
        public function put($uri, $options = []) { return $this->request('PUT', $uri, $options); }
        public function patch($uri, $options = []) { return $this->request('PATCH', $uri, $options); }
        public function delete($uri, $options = []) { return $this->request('DELETE', $uri, $options); }
    }
}

namespace GuzzleHttp\Exception {
    class TransferException extends \RuntimeException implements GuzzleException {}
    // What refused may have said why.
    class RequestException extends TransferException {
        private $response;
        public function __construct($message, $request = null, $response = null, $previous = null, $handlerContext = []) {
            parent::__construct($message);
            $this->response = $response;
        }
        public function getResponse() { return $this->response; }
        public function hasResponse() { return $this->response !== null; }
    }
    class ConnectException extends TransferException {}
    class BadResponseException extends RequestException {}
    class ClientException extends BadResponseException {}
    class ServerException extends BadResponseException {}
}
