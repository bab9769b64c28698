<?php
// Pages of an account: what is shown is asked for as the customer's first, or not.
namespace Opencart\Catalog\Controller\Account;

class Heron extends \Opencart\System\Engine\Controller {
    public function mended(): void {
        $id = (int) $this->request->get['subscription_id'];
        $this->load->model('account/subscription');
        if (!$this->model_account_subscription->getSubscription($id)) {
            return;
        }
        $this->response->setOutput($this->load->view('account/heron', [
            'histories' => $this->model_account_subscription->getHistories($id), //~ proved TP3003
            'products'  => $this->model_account_subscription->getProducts($id), //~ proved TP3003
        ]));
    }

    public function open(): void {
        $id = (int) $this->request->get['subscription_id'];
        $this->load->model('account/subscription');
        $results = $this->model_account_subscription->getHistories($id, 0, 10); //~ violated TP3003
        $products = $this->model_account_subscription->getProducts($id); //~ violated TP3003
        $this->response->setOutput($this->load->view('account/heron', ['histories' => $results, 'products' => $products]));
    }

    public function order(): void {
        $id = (int) $this->request->get['order_id'];
        $this->load->model('account/order');
        $histories = $this->model_account_order->getHistories($id); //~ violated TP3003
        $products = $this->model_account_order->getProducts($id); //~ violated TP3003
        $old = $this->model_account_order->getOrderHistories($id); //~ violated TP3003
        $bought = $this->model_account_order->getOrderProducts($id); //~ violated TP3003
        if ($this->model_account_order->getOrder($id)) {
            $old = $this->model_account_order->getOrderHistories($id); //~ proved TP3003
            $bought = $this->model_account_order->getOrderProducts($id); //~ proved TP3003
            $histories = $this->model_account_order->getHistories($id); //~ proved TP3003
            $products = $this->model_account_order->getProducts($id); //~ proved TP3003
        }
        $this->response->setOutput($this->load->view('account/heron', ['histories' => $histories, 'products' => $products]));
    }

    public function success(): void {
        $this->load->model('account/order');
        $products = $this->model_account_order->getProducts((int) $this->session->data['order_id']); //~ proved TP3003
        $this->response->setOutput($this->load->view('account/heron', ['products' => $products]));
    }
}
