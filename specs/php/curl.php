<?php
// cURL: a request is asked when it is executed, with the options that its handle has then.

const CURLOPT_PORT = 3;
const CURLOPT_TIMEOUT = 13;
const CURLOPT_SSLVERSION = 32;
const CURLOPT_HEADER = 42;
const CURLOPT_POST = 47;
const CURLOPT_FOLLOWLOCATION = 52;
const CURLOPT_SSL_VERIFYPEER = 64;
const CURLOPT_FRESH_CONNECT = 74;
const CURLOPT_FORBID_REUSE = 75;
const CURLOPT_CONNECTTIMEOUT = 78;
const CURLOPT_HTTPGET = 80;
const CURLOPT_SSL_VERIFYHOST = 81;
const CURLOPT_CUSTOMREQUEST = 10036;
const CURLOPT_URL = 10002;
const CURLOPT_USERPWD = 10005;
const CURLOPT_POSTFIELDS = 10015;
const CURLOPT_USERAGENT = 10018;
const CURLOPT_HTTPHEADER = 10023;
const CURLOPT_RETURNTRANSFER = 19913;
const CURLINFO_HTTP_CODE = 2097154;

class CurlHandle {
    public $url = '';
    public $sent = null;
    public $head = [];
}
function curl_init($url = null) {
    $handle = new CurlHandle();
    $handle->url = (string) $url;
    return $handle;
}
function curl_setopt($handle, $option, $value): bool {
    if ($option === CURLOPT_URL) {
        $handle->url = $value;
    } elseif ($option === CURLOPT_POSTFIELDS) {
        $handle->sent = $value;
    } elseif ($option === CURLOPT_HTTPHEADER) {
        $handle->head = $value;
    } elseif ($option === CURLOPT_USERPWD) {
        $handle->head = [$value];
    }
    return true;
}
function curl_setopt_array($handle, array $options): bool {
    foreach ($options as $option => $value) {
        curl_setopt($handle, $option, $value);
    }
    return true;
}
//@ moves_money $handle.url when gives_money($handle.url);
function curl_exec($handle) {
    $sent = ['body' => $handle->sent, 'headers' => $handle->head];
    return \reply($handle->url, $sent, 'failed') ? false : \reply($handle->url, $sent, 'body');
}
function curl_getinfo($handle, $option = null) {
    $sent = ['body' => $handle->sent, 'headers' => $handle->head];
    return \reply($handle->url, $sent, 'code');
}
function curl_close($handle): void {}
function curl_errno($handle): int {}
function curl_error($handle): string {}
