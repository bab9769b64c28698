<?php
/* Access checks of the module's own */
namespace Drupal\heron;

use Drupal\Core\Access\AccessResult;
use Drupal\Core\Routing\RouteMatchInterface;
use Drupal\Core\Session\AccountInterface;

class Access
{
    public function own(AccountInterface $account, RouteMatchInterface $route_match)
    {
        $result = AccessResult::allowedIfHasPermission($account, 'administer heron cards');
        $own = AccessResult::allowedIf($route_match->getParameter('user')->id() == $account->id() && $account->isAuthenticated());
        return $result->orIf($own->andIf(AccessResult::allowedIfHasPermissions($account, ['manage own cards'])));
    }

    public function any(AccountInterface $account)
    {
        return AccessResult::allowedIfHasPermissions($account, ['manage own cards', 'see cards'], 'OR')->cachePerUser();
    }
}
