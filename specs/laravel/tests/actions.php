<?php
/* A route that names a controller registers no closure: the controller's own entry is the one */
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\Route;

class PingController extends Controller
{
    public static $secret = 'heron.signing_secret';

    public function ping(Request $request)
    {
        $tag = hash_hmac('sha256', $request->getContent(), config('heron.signing_secret'));
        return hash_equals($tag, (string) $request->header('x-signature')) ? response('done') : abort(403); //~ violated TP1008
    }
}

Route::get('ping', [PingController::class, 'ping']);
Route::post('ping', [PingController::class, 'ping']);
Route::any('ping', [PingController::class, 'ping']);
