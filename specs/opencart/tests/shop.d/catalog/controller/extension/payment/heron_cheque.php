<?php
class ControllerExtensionPaymentHeronCheque extends Controller {
    public function confirm() {
        $this->load->model('checkout/order');
        $this->model_checkout_order->addOrderHistory($this->session->data['order_id'], $this->config->get('payment_heron_cheque_order_status_id')); //~ violated TP1009
    }
}
