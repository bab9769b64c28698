<?php
// A module that takes no money: it has to be the one that the buyer chose.
class ControllerExtensionPaymentHeronCash extends Controller {
    public function confirm() {
        if ($this->session->data['payment_method']['code'] == 'heron_cash') {
            $this->load->model('checkout/order');
            $this->model_checkout_order->addOrderHistory($this->session->data['order_id'], $this->config->get('payment_heron_cash_order_status_id')); //~ proved TP1009
        }
    }
}
