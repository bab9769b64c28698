<?php
/* The bundle of the plugin */
namespace Heron;

use Sylius\Bundle\CoreBundle\Application\SyliusPluginTrait;

final class HeronPlugin
{
    use SyliusPluginTrait;
}

interface RefundsInterface
{
    public function refund(string $number): void;
}

/* The one class that is meant by the interface */
final class Refunds implements RefundsInterface
{
    private \Symfony\Component\Messenger\MessageBusInterface $bus;

    public function __construct(\Symfony\Component\Messenger\MessageBusInterface $bus)
    {
        $this->bus = $bus;
    }

    public function refund(string $number): void
    {
        $this->bus->dispatch(new RefundUnits($number)); //~ violated TP3002, proved TP3002
    }
}

final class RefundUnits
{
    private string $number;

    public function __construct(string $number)
    {
        $this->number = $number;
    }
}
