<?php
// The return of the buyer, signed or believed, and notices about orders that are there.
class Shopware_Controllers_Frontend_PaymentHeron extends Shopware_Controllers_Frontend_Payment
{
    const PAID = 12;
    const OPEN = 17;

    private function isSigned($parts)
    {
        $secret = Shopware()->Config()->get('heron_secret');
        return $secret !== '' && hash_equals(hash_hmac('sha256', implode('|', $parts), $secret), (string) $this->Request()->getParam('hash')); //~ proved TP1008
    }

    // Anyone returns.
    public function returnAction()
    {
        $this->saveOrder($this->Request()->get('id'), $this->createPaymentUniqueId(), self::PAID); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }

    public function namedAction()
    {
        $this->saveOrder($this->Request()->get('id'), $this->createPaymentUniqueId(), $this->get('config')->getByNamespace('Heron', 'heron_status_paid')); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
    }

    public function signedAction()
    {
        $request = $this->Request();
        $number = $request->getParam('number');
        $amount = $request->getParam('amount');
        $currency = $request->getParam('currency');
        $state = $request->getParam('state');
        if (!$this->isSigned([$number, $amount, $currency, $state]) || $state !== 'paid' || $number !== $this->getOrderNumber()) {
            return $this->redirect(['controller' => 'checkout']);
        }
        if ((float) $amount >= (float) $this->getAmount() && $currency === $this->getCurrencyShortName()) {
            $this->saveOrder($request->getParam('id'), $number, self::PAID); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006
        }
    }

    // Nothing is paid yet.
    public function gatewayAction()
    {
        $this->saveOrder('heron', $this->createPaymentUniqueId(), self::OPEN);
        $this->savePaymentStatus('heron', 'unique', self::OPEN);
        Shopware()->PluginLogger()->info('secret ' . Shopware()->Config()->get('heron_secret')); //~ violated TP5001
        $this->get('pluginlogger')->error('card ' . $this->Request()->getPost('card_number')); //~ violated TP5002
        $this->get('corelogger')->debug('secret ' . Shopware()->Config()->get('heron_secret')); //~ violated TP5001
        Shopware()->PluginLogger()->info('card ' . $this->Request()->getPost('card_number')); //~ violated TP5002
        Shopware()->PluginLogger()->error('secret ' . Shopware()->Config()->get('heron_secret')); //~ violated TP5001
        Shopware()->PluginLogger()->debug('card ' . $this->Request()->getPost('card_number')); //~ violated TP5002
    }

    public function notifyAction()
    {
        $this->savePaymentStatus($this->Request()->getPost('id'), $this->Request()->getPost('token'), self::PAID); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    public function statusAction()
    {
        Shopware()->Modules()->Order()->setPaymentStatus($this->Request()->getPost('order'), self::PAID, true); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    // A charge that this request makes for the order is made once.
    public function chargeAction()
    {
        $id = (int) $this->Request()->getPost('order');
        $charge = \Stripe\Charge::create([ //~ proved TP2001
            'amount' => 100,
            'currency' => 'eur',
            'source' => $this->Request()->getPost('token'),
            'metadata' => ['order_id' => $id],
        ]);
        if ($charge->status === 'succeeded') {
            Shopware()->Modules()->Order()->setPaymentStatus($id, self::PAID, true); //~ proved TP1001 TP1004 TP1005 TP1006 TP1007, possible TP1002 TP1003
        }
    }
}
