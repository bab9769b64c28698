<?php
// A setting that is a list: what comes after a look into it is reached.
class ControllerExtensionPaymentHeronCards extends Controller {
    public function confirm() {
        if (in_array($this->request->post['card'], $this->config->get('payment_heron_cards_accepted'))) {
            $this->load->model('checkout/order');
            $this->model_checkout_order->addOrderHistory($this->session->data['order_id'], $this->config->get('payment_heron_cards_order_status_id')); //~ possible TP1009
        }
    }
}
