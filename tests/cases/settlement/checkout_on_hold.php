<?php
// Bank transfer: the order waits.
class Transfer_Gateway extends WC_Payment_Gateway
{
    public function process_payment($order_id)
    {
        $order = wc_get_order($order_id); //~ nothing
        $order->update_status('on-hold', 'waits for the transfer');
        return ['result' => 'success', 'redirect' => $this->get_return_url($order)];
    }
}
