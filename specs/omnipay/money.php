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
