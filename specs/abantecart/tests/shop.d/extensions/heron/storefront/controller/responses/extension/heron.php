<?php
// A module that is told of payments: by a signed notice, and by whoever asks.
class ControllerResponsesExtensionHeron extends AController {
    public function callback() {
        $this->load->model('checkout/order');
        $key = $this->config->get('heron_secret');
        $body = file_get_contents('php://input');
        if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), $this->request->server['HTTP_X_SIGNATURE'])) { //~ proved TP1008
            return;
        }
        $notice = json_decode($body, true);
        $order = $this->model_checkout_order->getOrder($notice['order']);
        if (!$order || $order['order_status_id'] !== '0' || $notice['state'] !== 'paid') {
            return;
        }
        if ((float) $notice['amount'] >= (float) $order['total'] && $notice['currency'] === $order['currency_code']) {
            $this->model_checkout_order->update($order['order_id'], $this->config->get('heron_order_status_id')); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    public function back() {
        $order_id = $this->request->get_or_post('order_id');
        $order = $this->model_checkout_order->getOrder($order_id);
        if ($order && $order['order_status_id'] === '0') {
            $this->model_checkout_order->confirm($order_id, $this->config->get('heron_order_status_id')); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
        }
    }
}
