<?php
// An operation on one record of an account.
//@ requires OrderAccess: acts_for_shop || \text($security) ~ "*user*";
function thelia_shows_record($security): void {}

//@ driver customer: for each attribute "ApiPlatform\\Metadata\\ApiResource";
function thelia_resource($class, $resource) {
    foreach ($resource['operations'] ?? [] as $operation) {
        $path = $operation->given['uriTemplate'] ?? '';
        if (strpos($path, '/front/account/') === 0 && strpos($path, '{') !== false) {
            thelia_shows_record($operation->given['security'] ?? $resource['security'] ?? '');
        }
    }
}
