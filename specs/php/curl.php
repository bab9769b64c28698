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
const CURLOPT_PROXY = 10004;
const CURLOPT_PROXYUSERPWD = 10006;
const CURLOPT_WRITEFUNCTION = 20011;
const CURLOPT_REFERER = 10016;
const CURLOPT_COOKIE = 10022;
const CURLOPT_SSLCERT = 10025;
const CURLOPT_SSLCERTPASSWD = 10026;
const CURLOPT_SSLKEYPASSWD = 10026;
const CURLOPT_KEYPASSWD = 10026;
const CURLOPT_COOKIEFILE = 10031;
const CURLOPT_VERBOSE = 41;
const CURLOPT_NOBODY = 44;
const CURLOPT_FAILONERROR = 45;
const CURLOPT_UPLOAD = 46;
const CURLOPT_PUT = 54;
const CURLOPT_AUTOREFERER = 58;
const CURLOPT_PROXYPORT = 59;
const CURLOPT_CAINFO = 10065;
const CURLOPT_MAXREDIRS = 68;
const CURLOPT_HEADERFUNCTION = 20079;
const CURLOPT_COOKIEJAR = 10082;
const CURLOPT_SSL_CIPHER_LIST = 10083;
const CURLOPT_HTTP_VERSION = 84;
const CURLOPT_SSLCERTTYPE = 10086;
const CURLOPT_SSLKEY = 10087;
const CURLOPT_DNS_CACHE_TIMEOUT = 92;
const CURLOPT_CAPATH = 10097;
const CURLOPT_PROXYTYPE = 101;
const CURLOPT_ENCODING = 10102;
const CURLOPT_HTTPAUTH = 107;
const CURLOPT_IPRESOLVE = 113;
const CURLOPT_TIMEOUT_MS = 155;
const CURLOPT_CONNECTTIMEOUT_MS = 156;
const CURLOPT_TCP_KEEPALIVE = 213;
const CURLINFO_EFFECTIVE_URL = 1048577;
const CURLINFO_CONTENT_TYPE = 1048594;
const CURLINFO_RESPONSE_CODE = 2097154;
const CURLINFO_HEADER_SIZE = 2097163;
const CURLINFO_TOTAL_TIME = 3145731;
const CURL_IPRESOLVE_V4 = 1;
const CURL_HTTP_VERSION_1_0 = 1;
const CURL_HTTP_VERSION_1_1 = 2;
const CURL_SSLVERSION_TLSv1 = 1;
const CURL_SSLVERSION_TLSv1_2 = 6;
const CURLAUTH_BASIC = 1;

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
