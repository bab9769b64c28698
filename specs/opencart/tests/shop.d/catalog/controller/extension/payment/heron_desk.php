<?php
// Who asks: the staff, the customer, or whoever knows the secret.
class ControllerExtensionPaymentHeronDesk extends Controller {
    public function staff() {
        $this->load->model('checkout/order');
        if ($this->user->hasPermission('modify', 'sale/order')) {
            $this->model_checkout_order->addOrderHistory((int) $this->request->post['order_id'], 5); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    public function notice() {
        $body = file_get_contents('php://input');
        $key = $this->config->get('payment_heron_desk_secret');
        $tag = $this->db->escape($this->request->server['HTTP_X_SIGNATURE']);
        if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), $tag)) { //~ proved TP1008
            return;
        }
        $notice = json_decode($body, true);
        $this->load->model('checkout/order');
        $order = $this->model_checkout_order->getOrder($notice['order']);
        if ($order && $notice['state'] === 'paid' && $order['email'] === $notice['email'] && $order['payment_code'] === 'heron_desk') {
            $this->model_checkout_order->addOrderHistory($order['order_id'], 5); //~ violated TP1002 TP1003 TP1007, proved TP1001 TP1004 TP1005 TP1006
        }
    }

    // A text of the language is never empty.
    public function returned() {
        $hash = hash_hmac('sha256', (string) $this->session->data['order_id'], $this->language->get('heron_salt'));
        if (!hash_equals($hash, (string) $this->request->get['hash'])) { //~ proved TP1008
            $this->response->redirect($this->url->link('checkout/failure'));
        }
    }
}
