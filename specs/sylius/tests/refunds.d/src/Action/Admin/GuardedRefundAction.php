<?php
/* With a token of the page */
namespace Heron\Action\Admin;

use Heron\RefundsInterface;
use SM\Factory\FactoryInterface;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Security\Csrf\CsrfToken;
use Symfony\Component\Security\Csrf\CsrfTokenManagerInterface;

final class GuardedRefundAction
{
    private RefundsInterface $refunds;
    private CsrfTokenManagerInterface $tokens;
    private FactoryInterface $machines;

    public function __construct(RefundsInterface $refunds, CsrfTokenManagerInterface $tokens, FactoryInterface $machines)
    {
        $this->refunds = $refunds;
        $this->tokens = $tokens;
        $this->machines = $machines;
    }

    public function __invoke(Request $request): Response
    {
        $token = new CsrfToken((string) $request->attributes->get('number'), (string) $request->request->get('_csrf_token'));
        if (!$this->tokens->isTokenValid($token)) {
            return new Response('refused', Response::HTTP_FORBIDDEN);
        }
        $this->refunds->refund((string) $request->attributes->get('number'));
        $this->machines->get($request, 'heron_refund')->apply('complete'); //~ proved TP3002
        return new Response('done');
    }
}
