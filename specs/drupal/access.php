<?php
// Who may do what: accounts, permissions, results of access checks, and what the route was matched to.
namespace Drupal\Core\Session {
    class AccountInterface {
        //@ ensures \result == \identity();
        public function id() {}
        public function isAuthenticated() { return $this->id() != 0; }
        public function isAnonymous() { return $this->id() == 0; }
        //@ establishes staff when \result && $permission ~ {"administer*", "bypass*"};
        public function hasPermission($permission): bool {}
        public function getEmail(): string {}
        public function getAccountName(): string {}
        public function getRoles(): array {}
    }
    class AccountProxyInterface extends AccountInterface {
        public function getAccount() { return $this; }
    }
}

namespace Drupal\user {
    class UserInterface extends \Drupal\Core\Session\AccountInterface {
        //@ model key owner integer uid;
        //@ ensures \result == this.uid;
        public function id() {}
    }
}

namespace Drupal\Core\Routing {
    class RouteMatchInterface {
        public function getParameter($name) { return drupal_parameter($name); }
        public function getRawParameter($name) { return \request('path_params', $name); }
        public function getRouteName(): string {}
        public function getParameters() { return new \Symfony\Component\HttpFoundation\ParameterBag('path_params'); }
    }
    class CurrentRouteMatch extends RouteMatchInterface {}

    function drupal_parameter($name) {
        return $name === 'user' ? \record('Drupal\user\UserInterface', (int) \request('path_params', 'user')) : \request('path_params', $name);
    }
}

namespace Drupal\Core\Access {
    class AccessResult {
        public $state;
        public function __construct($state) { $this->state = $state; }
        public static function allowed() { return new AccessResult('allowed'); }
        public static function neutral($reason = null) { return new AccessResult('neutral'); }
        public static function forbidden($reason = null) { return new AccessResult('forbidden'); }
        public static function allowedIf($condition) { return new AccessResult($condition ? 'allowed' : 'neutral'); }
        public static function forbiddenIf($condition, $reason = null) { return new AccessResult($condition ? 'forbidden' : 'neutral'); }
        public static function allowedIfHasPermission($account, $permission) { return AccessResult::allowedIf($account->hasPermission($permission)); }
        public static function allowedIfHasPermissions($account, $permissions, $conjunction = 'AND') {
            $all = true;
            $any = false;
            foreach ($permissions as $permission) {
                $has = $account->hasPermission($permission);
                $all = $all && $has;
                $any = $any || $has;
            }
            return AccessResult::allowedIf($conjunction === 'OR' ? $any : $all);
        }
        public function isAllowed() { return $this->state === 'allowed'; }
        public function isNeutral() { return $this->state === 'neutral'; }
        public function isForbidden() { return $this->state === 'forbidden'; }
        public function andIf($other) {
            if ($this->state === 'forbidden' || $other->state === 'forbidden') {
                return new AccessResult('forbidden');
            }
            return AccessResult::allowedIf($this->state === 'allowed' && $other->state === 'allowed');
        }
        public function orIf($other) {
            if ($this->state === 'forbidden' || $other->state === 'forbidden') {
                return new AccessResult('forbidden');
            }
            return AccessResult::allowedIf($this->state === 'allowed' || $other->state === 'allowed');
        }
        public function cachePerUser() { return $this; }
        public function cachePerPermissions() { return $this; }
        public function setCacheMaxAge($max_age) { return $this; }
        public function addCacheableDependency($dependency) { return $this; }
        public function addCacheTags($tags) { return $this; }
        public function addCacheContexts($contexts) { return $this; }
    }
}
