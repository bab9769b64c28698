<?php
// Old shops name a constructor after its class; in a namespace such a method never was one.
namespace {
    class Desk
    {
        public $open = false;

        public function Desk()
        {
            $this->open = current_user_can('manage_woocommerce');
        }
    }

    function pay_at_desk()
    {
        $desk = new Desk();
        $order = wc_get_order((int) $_POST['order']);
        if ($desk->open && $order) {
            $order->payment_complete('x'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    function pay_at_counter()
    {
        $counter = new Front\Counter();
        $order = wc_get_order((int) $_POST['order']);
        if ($counter->open && $order) {
            $order->payment_complete('x'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    add_action('woocommerce_api_desk', 'pay_at_desk');
    add_action('woocommerce_api_counter', 'pay_at_counter');
}

namespace Front {
    class Counter
    {
        public $open = true;

        public function counter($amount)
        {
            $this->open = false;
            exit;
        }
    }
}
