<?php
// A module that takes no money: the buyer has to have chosen it.
class ControllerResponsesExtensionHeronCash extends AController {
    public function confirm() {
        $this->load->model('checkout/order');
        if ($this->session->data['payment_method']['id'] === 'heron_cash') {
            $this->model_checkout_order->confirm($this->session->data['order_id'], $this->config->get('heron_cash_order_status_id')); //~ proved TP1009
        }
    }

    public function open() {
        $this->load->model('checkout/order');
        $this->model_checkout_order->confirm($this->session->data['order_id'], $this->config->get('heron_cash_order_status_id')); //~ violated TP1009
    }
}
