<?php
// Routes of the web API: each names the interface of its service, and who may call it.

//@ driver client: for each item "route" in manifest "*etc/webapi.xml" then magento_answered;
function magento_route($name, $route) {
    $service = $route['service'][0];
    $class = ltrim($service['@class'], '\\');
    if (!\declared($class) || !magento_lets_in($route['resources'][0]['resource'] ?? [])) {
        return null;
    }
    foreach ($route['data'][0]['parameter'] ?? [] as $parameter) {
        if (($parameter['@force'] ?? '') === 'true') {
            magento_fills_in();
        }
    }
    return \called([\service($class), $service['@method']]);
}

// Anyone, the logged-in customer, or whoever has the permission.
function magento_lets_in($resources) {
    foreach ($resources as $resource) {
        if ($resource['@ref'] === 'anonymous') {
            return true;
        }
        if ($resource['@ref'] === 'self') {
            return magento_is_customer();
        }
        magento_permitted();
    }
    return true;
}

//@ establishes magento_bound;
function magento_fills_in(): void {}

//@ ensures \result <==> \identity() != 0;
function magento_is_customer(): bool {}

//@ establishes staff;
function magento_permitted(): void {}

/*@ magento_answers $result when (\exists Record o; \reveals($result, o)); */
function magento_answered($result): void {}
