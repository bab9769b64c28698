<?php
/* A webhook whose secret may not be there */
namespace SureCart\Middleware;

use SureCart\Models\RegisteredWebhook;
use SureCartCore\Requests\RequestInterface;

class WebhooksMiddleware {
    public function handle(RequestInterface $request, \Closure $next) {
        $tag = $request->headers('X-Webhook-Signature')[0] ?? '';
        if ($tag !== hash_hmac('sha256', file_get_contents('php://input'), RegisteredWebhook::getSigningSecret())) { //~ violated TP1008
            return false;
        }
        return $next($request);
    }
}
