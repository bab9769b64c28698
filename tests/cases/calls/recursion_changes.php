<?php
// What is checked changes at the end of calls that are nested too deeply to be followed.
add_action('woocommerce_api_pay', 'pay');

class Gate
{
    public $open = false;

    public function enter($steps)
    {
        if ($steps > 0) {
            $this->enter($steps - 1);
        } else {
            $this->open = true;
        }
    }
}

function pay()
{
    $order = wc_get_order((int) $_POST['order']);
    $gate = new Gate();
    $gate->open = $order && $order->needs_payment();
    $gate->enter(9);
    if ($gate->open) {
        $order->payment_complete('x'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, unknown TP1007
    }
}
