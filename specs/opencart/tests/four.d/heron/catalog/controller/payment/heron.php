<?php
// 4.x: namespaces, and a model of the module's own.
namespace Opencart\Catalog\Controller\Extension\Heron\Payment;

class Heron extends \Opencart\System\Engine\Controller {
    public function notify(): void {
        $this->load->model('extension/heron/payment/heron');
        $this->load->model('checkout/order');
        $order_id = $this->model_extension_heron_payment_heron->orderOf($this->request->get);
        $this->model_checkout_order->addHistory($order_id, $this->config->get('payment_heron_paid_status_id')); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }

    public function chosen(): void {
        if ($this->session->data['payment_method']['code'] !== 'heron.heron') {
            return;
        }
        $this->load->model('checkout/order');
        $this->model_checkout_order->addHistory($this->session->data['order_id'], $this->config->get('payment_heron_order_status_id')); //~ proved TP1009
    }

    public function waits(): void {
        $this->load->model('checkout/order');
        $this->model_checkout_order->addHistory($this->session->data['order_id'], $this->config->get('payment_heron_pending_status_id'));
    }

    // The same notice again: the order has its status by then.
    public function twice(): void {
        $this->load->model('checkout/order');
        $order = $this->model_checkout_order->getOrder((int) $this->request->get['order']);
        if ($order && (string) $order['order_status_id'] !== '5') {
            $this->model_checkout_order->addHistory($order['order_id'], 5); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
        }
    }
}
