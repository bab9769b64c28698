<?php
/* Controllers that name their middleware only where there is a secret, or always, or for one method */
namespace Heron\Http;

use Illuminate\Http\Request;
use Illuminate\Http\Response;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\Log;

class NoticeController extends Controller
{
    public function __construct()
    {
        if (config('heron.signing_secret')) {
            $this->middleware(VerifyWebhook::class);
        }
    }

    public function __invoke(Request $request)
    {
        if (!config('heron.signing_secret')) {
            return new Response('not configured');
        }
        Log::info('notice ' . $request->input('id'));
        if ($request->has('card_number')) {
            Log::debug($request->input('card_number')); //~ violated TP5002
        }
        return new Response('done');
    }
}

class LooseController extends Controller
{
    public function __construct()
    {
        $this->middleware([VerifyWebhookLoosely::class, 'throttle']);
    }

    public function notice(Request $request)
    {
        Log::error('refused with ' . config('heron.signing_secret')); //~ violated TP5001
        return new Response('done');
    }
}
