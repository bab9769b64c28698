<?php
// The gateway marks the order as paid without asking anybody for money.
class Free_Gateway extends WC_Payment_Gateway
{
    public function process_payment($order_id)
    {
        $order = wc_get_order($order_id);
        $order->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        return ['result' => 'success', 'redirect' => $this->get_return_url($order)];
    }
}
