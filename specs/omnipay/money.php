<?php
// What moves money, whichever the driver is.

// A payment of what nobody but the shop chose, or the buyer by what they bought.
//@ requires ClientControlledPrice: by_staff || \priced($amount);
function omnipay_charged($amount): void {}

function omnipay_charges($amount) {
    if ($amount !== null) {
        omnipay_charged($amount);
    }
}

// Money back is for staff, or for the provider.
trait Omnipay_Refunds {
    //@ moves_money $parameters;
    private function gives_back($parameters): void {}
    public function refund($parameters = []) {
        $this->gives_back($parameters);
        return omnipay_message([]);
    }
}

// A provider answers for the shop where nobody chose the account, nor that it be a test; else it may be anybody's word.
function omnipay_answer($request, $provider, $object, $key, $charged = null) {
    $account = [$request->getTestMode(), $request->getParameter('apiKey'), $request->getParameter('username')];
    if (!\trusted($account[0]) || !\trusted($account[1]) || !\trusted($account[2])) {
        return \request('params');
    }
    return $charged === null ? \answer($provider, $object, $key) : \answer($provider, $object, $key, $charged, 'charges');
}
