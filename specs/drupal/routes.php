<?php
// Pages of one account (/user/{user}/…): the requirements of the route decide who sees them.

//@ drupal_account $user;
function drupal_account_page($user): void {}

//@ driver customer: for each item in manifest "*.routing.yml";
function drupal_route($name, $route) {
    if (!isset($route['path']) || strpos($route['path'], '/user/{user}/') !== 0) {
        return;
    }
    $user = \record('Drupal\user\UserInterface', (int) \request('path_params', 'user'));
    if (drupal_lets_in($route['requirements'] ?? [], $user)) {
        drupal_account_page($user);
    }
}

function drupal_lets_in($requirements, $user) {
    $account = new \Drupal\Core\Session\AccountInterface();
    foreach ($requirements as $kind => $what) {
        if ($kind === '_user_is_logged_in' && !$account->isAuthenticated()) {
            return false;
        }
        if ($kind === '_permission' && !$account->hasPermission($what)) {
            return false;
        }
        if ($kind === '_custom_access' && !drupal_checks($what, $user)) {
            return false;
        }
        if ($kind[0] === '_' && !in_array($kind, ['_user_is_logged_in', '_permission', '_custom_access', '_access', '_method', '_format'], true)) {
            drupal_some_check($kind, $user);
        }
    }
    return true;
}

// A check of the module's own: `Class::method`, or a service's.
function drupal_checks($callable, $user) {
    $parts = explode('::', ltrim($callable, '\\'));
    if (count($parts) !== 2 || !\declared($parts[0])) {
        drupal_some_check($callable, $user);
        return true;
    }
    return \called([\service($parts[0]), $parts[1]])->isAllowed();
}

// A check that nothing here says anything about: it may be that of the account.
function drupal_some_check($kind, $user) {
    if (\service($kind)) {
        drupal_vouch($user);
    }
}

//@ establishes token($user);
function drupal_vouch($user): void {}
