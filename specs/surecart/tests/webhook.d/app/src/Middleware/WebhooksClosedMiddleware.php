<?php
/* One that refuses where there is none */
namespace SureCart\Middleware;

use SureCart\Models\RegisteredWebhook;
use SureCartCore\Requests\RequestInterface;

class WebhooksClosedMiddleware {
    public function handle(RequestInterface $request, \Closure $next) {
        $secret = RegisteredWebhook::getSigningSecret();
        if (!is_string($secret) || '' === $secret) {
            return false;
        }
        $tag = $request->headers('X-Webhook-Signature')[0] ?? '';
        if (!hash_equals(hash_hmac('sha256', file_get_contents('php://input'), $secret), (string) $tag)) { //~ proved TP1008
            return false;
        }
        return $next($request);
    }
}
