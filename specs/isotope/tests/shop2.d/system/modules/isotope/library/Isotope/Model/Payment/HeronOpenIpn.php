<?php
/* Version 2: whoever knows the address decides, and every payment counts */
namespace Isotope\Model\Payment;

use Contao\Input;
use Contao\Module;
use Isotope\Interfaces\IsotopeProductCollection;
use Isotope\Model\Payment;
use Isotope\Model\ProductCollection\Order;

class HeronOpenIpn extends Payment {
    public function processPayment(IsotopeProductCollection $order, Module $module) { //~ violated TP1009
        return true;
    }

    public function checkoutForm(IsotopeProductCollection $order, Module $module) {
        return '<form action="https://www.paypal.com/cgi-bin/webscr"></form>';
    }

    public function getPostsaleOrder() {
        return Order::findByPk((int) Input::post('invoice'));
    }

    public function processPostsale(IsotopeProductCollection $order) {
        if (Input::post('payment_status') === 'Completed') {
            $order->setDatePaid(time()); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}
