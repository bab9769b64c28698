<?php
/* Version 2: the notice is sent back as it came, and compared with the order */
namespace Isotope\Model\Payment;

use Contao\Input;
use Contao\Module;
use Isotope\Interfaces\IsotopeProductCollection;
use Isotope\Model\Payment;
use Isotope\Model\ProductCollection\Order;
use Symfony\Component\HttpClient\HttpClient;

class HeronIpn extends Payment {
    public function processPayment(IsotopeProductCollection $order, Module $module) { //~ proved TP1009
        return $order->isPaid();
    }

    public function getPostsaleOrder() {
        return Order::findByPk((int) Input::post('invoice'));
    }

    public function processPostsale(IsotopeProductCollection $order) {
        $known = Input::post('receiver_email') === $this->paypal_account && $this->paypal_account !== '';
        if (Input::post('payment_status') !== 'Completed' || !$this->isConfirmed() || !$known) {
            return;
        }
        if ($order->getCurrency() !== Input::post('mc_currency') || $order->getTotal() != Input::post('mc_gross')) {
            return;
        }
        if (!$order->isCheckoutComplete() && $order->checkout()) {
            $order->setDatePaid(time()); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    private function isConfirmed() {
        $url = 'https://ipnpb.' . ($this->debug ? 'sandbox.' : '') . 'paypal.com/cgi-bin/webscr?cmd=_notify-validate';
        return HttpClient::create()->request('POST', $url, ['body' => file_get_contents('php://input')])->getContent() === 'VERIFIED';
    }
}
