<?php
// Mercado Pago's library for shops, as plugins bundle it.
namespace MercadoPago\PP\Sdk\HttpClient;

class Response {
    private $status;
    private $data;
    public function getStatus(): int { return $this->status; }
    public function setStatus(int $status) { $this->status = $status; }
    public function getData() { return $this->data; }
    public function setData($data) { $this->data = $data; }
}

interface HttpClientInterface {
    public function get(string $uri, array $headers = []): Response { return HttpClient::ask('GET', $uri, $headers, null); }
    public function put(string $uri, array $headers = [], $body = null): Response { return HttpClient::ask('PUT', $uri, $headers, $body); }
    public function post(string $uri, array $headers = [], $body = null): Response { return HttpClient::ask('POST', $uri, $headers, $body); }
}

class HttpClient implements HttpClientInterface {
    public function __construct($baseUrl = '', $requester = null) {}
    public function get(string $uri, array $headers = []): Response { return self::ask('GET', $uri, $headers, null); }
    public function put(string $uri, array $headers = [], $body = null): Response { return self::ask('PUT', $uri, $headers, $body); }
    public function post(string $uri, array $headers = [], $body = null): Response { return self::ask('POST', $uri, $headers, $body); }
    public function send(string $method, string $uri, array $headers = [], $body = null): Response { return self::ask($method, $uri, $headers, $body); }

    // A refusal is an answer with another status; what can't be sent throws.
    public static function ask($method, $uri, $headers, $body) {
        $address = 'https://api.mercadopago.com' . $uri;
        $sent = ['method' => $method, 'headers' => $headers, 'body' => $body];
        if (\reply($address, $sent, 'failed')) {
            throw new \Exception();
        }
        $response = new Response();
        $response->setStatus((int) \reply($address, $sent, 'code'));
        $response->setData(json_decode(\reply($address, $sent, 'body'), true));
        return $response;
    }
}
