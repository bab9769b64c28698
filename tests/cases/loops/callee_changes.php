<?php
// What is compared with the total changes in each iteration of a loop, through a call.
add_action('woocommerce_api_pay', 'pay');

class Discount
{
    public $left = 0;

    public function step()
    {
        $this->left = $this->left - 1;
    }
}

function pay()
{
    $m = json_decode(file_get_contents('php://input'), true);
    $discount = new Discount();
    $discount->left = 100;
    for ($i = 0; $i < (int) $m['steps']; $i++) {
        $discount->step();
    }
    $order = wc_get_order((int) $m['order']);
    if ($order && ($discount->left > 50 || $order->needs_payment())) {
        $order->payment_complete('x'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
