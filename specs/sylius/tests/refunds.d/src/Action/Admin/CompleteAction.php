<?php
/* A transition, by a link alone */
namespace Heron\Action\Admin;

use Sylius\Abstraction\StateMachine\StateMachineInterface;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;

final class CompleteAction
{
    public function __construct(private StateMachineInterface $machine)
    {
    }

    public function __invoke(Request $request): Response
    {
        $this->machine->apply($request, 'heron_refund', 'complete'); //~ violated TP3002
        return new Response('done');
    }
}
