<?php
class ControllerExtensionPaymentHeronCheque extends Controller {
    public function confirm() {
        $this->load->model('checkout/order');
        $this->model_checkout_order->addOrderHistory($this->session->data['order_id'], $this->config->get('payment_heron_cheque_order_status_id')); //~ violated TP1009
    }

    // The other calls that give a status.
    public function confirmed() {
        $this->load->model('checkout/order');
        $this->model_checkout_order->confirm($this->session->data['order_id'], $this->config->get('payment_heron_cheque_order_status_id')); //~ violated TP1009
    }

    public function updated() {
        $this->load->model('checkout/order');
        $this->model_checkout_order->update($this->session->data['order_id'], $this->config->get('payment_heron_cheque_order_status_id')); //~ violated TP1009
    }

    // Statuses in which nothing is paid.
    public function waits() {
        $this->load->model('checkout/order');
        $order_id = $this->session->data['order_id'];
        $status = $this->config->get('payment_heron_cheque_pending_status_id');
        $this->model_checkout_order->confirm($order_id, $status);
        $this->model_checkout_order->update($order_id, $status);
        $this->model_checkout_order->addOrderHistory($order_id, $status);
        $this->model_checkout_order->addOrderHistory($order_id, 7);
        $this->model_checkout_order->addOrderHistory($order_id, '0');
    }

    public function nothing() {
        $this->load->model('checkout/order');
        $order = $this->model_checkout_order->getOrder($this->session->data['order_id']);
        if ($order && (float) $order['total'] == 0) {
            $this->model_checkout_order->addOrderHistory($order['order_id'], $this->config->get('payment_heron_cheque_order_status_id')); //~ proved TP1009
        }
    }
}
