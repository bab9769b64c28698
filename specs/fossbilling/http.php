<?php
// Symfony's client, where an adapter makes one itself.
namespace Symfony\Component\HttpClient;

class HttpClient {
    public static function create($defaultOptions = [], $maxHostConnections = 6, $maxPendingPushes = 50) { return \service('fossbilling_http'); }
}
