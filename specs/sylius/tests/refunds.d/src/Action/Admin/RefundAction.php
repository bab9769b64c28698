<?php
/* Without a token: a page of somebody else can make the staff's browser send it */
namespace Heron\Action\Admin;

use Heron\RefundsInterface;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;

final class RefundAction
{
    private RefundsInterface $refunds;

    public function __construct(RefundsInterface $refunds)
    {
        $this->refunds = $refunds;
    }

    public function __invoke(Request $request): Response
    {
        $this->refunds->refund((string) $request->attributes->get('number'));
        return new Response('done');
    }
}
