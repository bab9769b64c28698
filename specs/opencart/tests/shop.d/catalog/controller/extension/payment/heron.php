<?php
// A module that learns of payments by a signed notice.
class ControllerExtensionPaymentHeron extends Controller {
    public function callback() {
        $this->load->model('checkout/order');
        $order_id = $this->request->post['order_id'];
        $order = $this->model_checkout_order->getOrder($order_id);
        if ($order && $order['order_status_id'] === '0') {
            $this->model_checkout_order->addOrderHistory($order_id, $this->config->get('payment_heron_order_status_id')); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
        }
    }

    public function webhook() {
        $this->load->model('checkout/order');
        $key = $this->config->get('payment_heron_secret');
        $body = file_get_contents('php://input');
        if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), $this->request->server['HTTP_X_SIGNATURE'])) { //~ proved TP1008
            return;
        }
        $notice = json_decode($body, true);
        $order = $this->model_checkout_order->getOrder($notice['order']);
        if (!$order || $order['order_status_id'] !== '0' || $notice['state'] !== 'paid') {
            return;
        }
        $total = $this->currency->format($order['total'], $order['currency_code'], $order['currency_value'], false);
        if ((float) $notice['amount'] >= $total && $notice['currency'] === $order['currency_code']) {
            $this->model_checkout_order->addOrderHistory($order['order_id'], $this->config->get('payment_heron_order_status_id')); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    // Before the buyer leaves for the provider the order waits.
    public function confirm() {
        $this->load->model('checkout/order');
        $this->model_checkout_order->addOrderHistory($this->session->data['order_id'], $this->config->get('payment_heron_pending_status_id'));
    }

    public function returned() {
        $hash = $this->encryption->encrypt($this->session->data['order_id']);
        if ($hash == $this->request->post['hash']) { //~ violated TP1008
            $this->response->redirect($this->url->link('checkout/success'));
        }
    }

    public function debug() {
        $log = new Log('heron.log');
        $log->write('key ' . $this->config->get('payment_heron_secret')); //~ violated TP5001
        $log->write('card ' . $this->request->post['card_number']); //~ violated TP5002
        $log->write('order ' . (int) $this->session->data['order_id']);
    }
}
