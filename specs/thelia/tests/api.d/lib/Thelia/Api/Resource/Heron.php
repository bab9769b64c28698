<?php
// A resource of a customer's account: one operation asks who it is, one does not, and one only for a role.
namespace Thelia\Api\Resource;

use ApiPlatform\Metadata\ApiResource;
use ApiPlatform\Metadata\Get;
use ApiPlatform\Metadata\GetCollection;
use ApiPlatform\Metadata\Put;

#[ApiResource( //~ violated TP3003
    operations: [
        new Get(uriTemplate: '/front/account/herons/{id}'),
    ],
)]
#[ApiResource( //~ violated TP3003
    operations: [
        new Put(uriTemplate: '/front/account/herons/{id}', security: self::ROLE),
    ],
)]
#[ApiResource( //~ proved TP3003
    operations: [
        new GetCollection(uriTemplate: '/front/account/herons'),
        new Get(uriTemplate: '/front/herons/{id}'),
        new Get(uriTemplate: '/front/account/herons/{id}', security: 'object.customer.getId() == user.getId()'),
    ],
)]
class Heron implements PropelResourceInterface
{
    public const ROLE = 'is_granted("ROLE_CUSTOMER")';
    public int $id;
}
