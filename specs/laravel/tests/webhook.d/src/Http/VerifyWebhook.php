<?php
/* Middleware of a webhook, in constant time and not */
namespace Heron\Http;

use Closure;
use Illuminate\Http\Request;
use Symfony\Component\HttpKernel\Exception\AccessDeniedHttpException;

class VerifyWebhook
{
    public function handle(Request $request, Closure $next)
    {
        $tag = hash_hmac('sha256', $request->getContent(), config('heron.signing_secret'));
        if (!hash_equals($tag, (string) $request->header('x-signature'))) { //~ proved TP1008
            throw new AccessDeniedHttpException('Invalid signature.');
        }
        return $next($request);
    }
}

class VerifyWebhookLoosely
{
    public function handle(Request $request, Closure $next)
    {
        $tag = hash_hmac('sha256', $request->getContent(), config('heron.signing_secret'));
        if ($tag !== $request->header('x-signature')) { //~ violated TP1008
            return response('no', 403);
        }
        return $next($request);
    }
}
