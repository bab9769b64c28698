<?php
/* Routes with closures, alone and in a group; the middleware of some methods only is not relied on */
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\Route;

function heron_check($tag)
{
    $secret = config('heron.signing_secret');
    return is_string($secret) && $secret !== '' && hash_equals(hash_hmac('sha256', request()->getContent(), $secret), (string) $tag); //~ proved TP1008
}

Route::post('heron/notice', function (Request $request) {
    $tag = hash_hmac('sha1', $request->getContent(), config('heron.signing_secret'));
    return hash_equals($tag, (string) $request->header('x-signature')) ? response('done') : abort(403); //~ violated TP1008
});

Route::get('heron/{order}', function (Request $request) {
    return heron_check($request->route('order')) ? response('done') : abort(403);
});

Route::prefix('heron')->group(function () {
    Route::any('ping', function (Request $request) {
        $tag = hash_hmac('sha256', $request->getContent(), config('heron.signing_secret'));
        return hash_equals($tag, (string) $request->header('x-signature')) ? response('done') : abort(403); //~ violated TP1008
    });
});

class SomeController extends Controller
{
    public function __construct()
    {
        $this->middleware(function ($request, $next) {
            abort_if(!config('heron.signing_secret'), 403);
            return $next($request);
        })->only('other');
    }

    public function notice(Request $request)
    {
        $tag = hash_hmac('sha256', $request->getContent(), config('heron.signing_secret'));
        abort_unless(hash_equals($tag, (string) $request->header('x-signature')), 403); //~ violated TP1008
        return response('done');
    }
}
