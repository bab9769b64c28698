<?php
/* Services, by the interfaces that the routes name */
namespace Heron\Api;

interface GuestStatusInterface
{
    public function show(string $orderId, string $cartId): string;
}

interface AnyStatusInterface
{
    public function show(string $orderId): string;
}

interface MyStatusInterface
{
    public function show(string $orderId): string;
    public function any(string $orderId): string;
    public function cart(string $cartId): string;
    public function staff(string $orderId): string;
}
