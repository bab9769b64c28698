<?php
// The shop's client of HTTP: plain until `setSSL`, and the path is of the address where that has one. The scheme
// is put before the address whatever that begins with.

class Request extends cubecart_own {
    private $host;
    private $path;
    private $scheme = 'http';
    private $method = 'post';
    private $body = '';
    private $head = [];
    public $server_response_code = null;

    public function __construct($url, $path = '/', $port = 80, $return_headers = false, $return_transfer = true, $timeout = 15, $cache = false) {
        $this->host = $url;
        $this->path = strpos($url, '/') === false ? $path : '';
    }
    public function appendHeaders($header): void { $this->head[] = $header; }
    public function customHeaders($header): void { $this->head[] = $header; }
    public function authenticate($username, $password): void { $this->head[] = $username . ':' . $password; }
    public function customOption($optionName, $optionValue): void {}
    public function cache($status = null): bool {}
    public function setMethod($method = 'post') {
        $this->method = strtolower($method);
        return true;
    }
    public function setData($dataArray = null) {
        $this->body = $dataArray;
    }
    public function setSSL($verify_peer = false, $verify_host = false, $cert = null) { $this->scheme = 'https'; }
    public function setHTTPVersion($version = '1.0'): void {}
    public function setProxy($proxy_host, $proxy_port = 80, $username = null, $password = null): void {}
    public function setUserAgent($user_agent): void {}
    public function sendHeaders($bool = true): void {}
    public function skiplog($bool = false): bool {}
    public static function getResponseCodeDescription($responseCode): string {}

    public function send($timeout = null) {
        $curl = curl_init();
        $url = $this->scheme . '://' . $this->host . $this->path;
        if ($this->method === 'get' && $this->body) {
            $url .= '?' . (is_array($this->body) ? http_build_query($this->body, '', '&') : $this->body);
        } else {
            curl_setopt($curl, CURLOPT_POSTFIELDS, $this->body);
        }
        curl_setopt($curl, CURLOPT_URL, $url);
        curl_setopt($curl, CURLOPT_HTTPHEADER, $this->head);
        $answer = curl_exec($curl);
        $this->server_response_code = curl_getinfo($curl, CURLINFO_HTTP_CODE);
        return $answer;
    }
}
