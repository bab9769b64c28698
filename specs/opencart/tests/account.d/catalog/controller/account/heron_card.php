<?php
// An order that is loaded for anyone is shown to its customer.
namespace Opencart\Catalog\Controller\Account;

class HeronCard extends \Opencart\System\Engine\Controller {
    public function customer(): void {
        $this->load->model('checkout/order');
        $this->load->model('account/order');
        $order = $this->model_checkout_order->getOrder((int) $this->request->get['order_id']);
        if ($this->customer->isLogged() && $order && $order['customer_id'] === $this->customer->getId()) {
            $products = $this->model_account_order->getProducts((int) $order['order_id']); //~ proved TP3003
            $this->response->setOutput($this->load->view('account/heron', ['products' => $products]));
        }
    }

    public function visitor(): void {
        $this->load->model('checkout/order');
        $this->load->model('account/order');
        $order = $this->model_checkout_order->getOrder((int) $this->request->get['order_id']);
        if (!$this->customer->isLogged() && $order) {
            $products = $this->model_account_order->getProducts((int) $order['order_id']); //~ violated TP3003
            $this->response->setOutput($this->load->view('account/heron', ['products' => $products]));
        }
    }
}
