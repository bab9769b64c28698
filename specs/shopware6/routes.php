<?php
// Routes: an attribute of a method, or an annotation of it, says at which address it answers and in which scope. The
// administration's are for those who hold a token of its own, unless they say otherwise; all others are for anyone.

/*@ driver client: for each attribute "Symfony\\Component\\Routing\\Annotation\\Route";
    driver client: for each attribute "Symfony\\Component\\Routing\\Attribute\\Route"; */
function shopware6_route($class, $route, $method, $class_says, $method_says) {
    if ($method === null) {
        return null;
    }
    $above = $class_says['Symfony\Component\Routing\Annotation\Route'] ?? $class_says['Symfony\Component\Routing\Attribute\Route'] ?? [];
    $defaults = ($route['defaults'] ?? []) + ($above['defaults'] ?? []);
    if (shopware6_scoped('api', $defaults, $class_says, $method_says) && ($defaults['auth_required'] ?? true) !== false) {
        shopware6_is_staff();
    }
    $login = $defaults['_loginRequired'] ?? isset($method_says['Shopware\Core\Framework\Routing\Annotation\LoginRequired']);
    if ($login && !shopware6_is_known()) {
        return null;
    }
    return \called_with([\service($class), $method], shopware6_named($route['path'] ?? $route[0] ?? ''));
}

function shopware6_scoped($scope, $defaults, $class_says, $method_says) {
    $annotation = 'Shopware\Core\Framework\Routing\Annotation\RouteScope';
    $scopes = $defaults['_routeScope'] ?? $method_says[$annotation]['scopes'] ?? $class_says[$annotation]['scopes'] ?? [];
    return in_array($scope, (array) $scopes, true);
}

// What stands in the address under a name of a parameter.
function shopware6_named($path) {
    $named = [];
    foreach (explode('{', $path) as $at => $piece) {
        if ($at > 0) {
            $name = explode('<', explode('}', $piece)[0])[0];
            $named[$name] = \request('path_params', $name);
        }
    }
    return $named;
}

//@ establishes staff;
function shopware6_is_staff(): void {}
