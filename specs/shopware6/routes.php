<?php
// Routes: an attribute of a method, an annotation of it, or a file of the plugin says at which address it answers and in
// which scope. The administration's are for those who hold a token of its own, unless they say otherwise; all others
// are for anyone.

/*@ driver client: for each attribute "Symfony\\Component\\Routing\\Annotation\\Route";
    driver client: for each attribute "Symfony\\Component\\Routing\\Attribute\\Route"; */
function shopware6_route($class, $route, $method, $class_says, $method_says) {
    if ($method === null) {
        return null;
    }
    $above = $class_says['Symfony\Component\Routing\Annotation\Route'] ?? $class_says['Symfony\Component\Routing\Attribute\Route'] ?? [];
    $said = 'Shopware\Core\Framework\Routing\Annotation\RouteScope';
    $scopes = $method_says[$said]['scopes'] ?? $class_says[$said]['scopes'] ?? [];
    $login = isset($method_says['Shopware\Core\Framework\Routing\Annotation\LoginRequired']);
    $defaults = ($route['defaults'] ?? []) + ($above['defaults'] ?? []) + ['_routeScope' => $scopes, '_loginRequired' => $login];
    return shopware6_lets_in($defaults) ? \called_with([\service($class), $method], shopware6_named($route['path'] ?? $route[0] ?? '')) : null;
}

//@ driver client: for each item "route" in manifest "*Resources/config/routes*.xml";
function shopware6_declared_route($name, $route) {
    $defaults = [];
    foreach ($route['default'] ?? [] as $default) {
        $defaults[$default['@key']] = shopware6_default($default);
    }
    $target = explode('::', ltrim($route['@controller'] ?? $defaults['_controller'] ?? '', '\\'));
    if (!\declared($target[0])) {
        return null;
    }
    $callable = [\service($target[0]), $target[1] ?? '__invoke'];
    return shopware6_lets_in($defaults) ? \called_with($callable, shopware6_named($route['@path'] ?? '')) : null;
}

// A text, a truth, or a list of texts.
function shopware6_default($default) {
    if (isset($default['list'])) {
        return array_map(fn ($item) => $item['#'] ?? '', $default['list'][0]['string'] ?? []);
    }
    return isset($default['bool']) ? $default['bool'][0]['#'] === 'true' : ($default['#'] ?? '');
}

// Whether the one who asks comes in.
function shopware6_lets_in($defaults) {
    if (in_array('api', (array) ($defaults['_routeScope'] ?? []), true) && ($defaults['auth_required'] ?? true)) {
        shopware6_is_staff();
    }
    return !($defaults['_loginRequired'] ?? false) || shopware6_is_known();
}

// What stands in the address under a name of a parameter.
function shopware6_named($path) {
    $named = [];
    foreach (explode('{', $path) as $at => $piece) {
        if ($at > 0) {
            $name = ltrim(explode('<', explode('}', $piece)[0])[0], '!');
            $named[$name] = \request('path_params', $name);
        }
    }
    return $named;
}

//@ establishes staff;
function shopware6_is_staff(): void {}
