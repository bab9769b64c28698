<?php
namespace Opencart\Catalog\Controller\Extension\Hillpay\Payment;

/**
 * Pay with HillPay. An example shop of tillproof; no such provider exists.
 *
 * HillPay posts JSON to the address that the shop gave it, signed with the shop's key in the header
 * X-HillPay-Signature.
 */
class Hillpay extends \Opencart\System\Engine\Controller {
    public function notify(): void {
        $body = (string) file_get_contents('php://input');
        $key = (string) $this->config->get('payment_hillpay_secret_key');
        $signature = (string) ($this->request->server['HTTP_X_HILLPAY_SIGNATURE'] ?? '');

        if ($key === '' || !hash_equals(hash_hmac('sha256', $body, $key), $signature)) {
            return;
        }

        $payment = json_decode($body, true);

        $this->load->model('checkout/order');
        $order = $this->model_checkout_order->getOrder((int) $payment['order_id']);

        if (!$order || (string) $order['order_status_id'] === '5' || $payment['state'] !== 'paid') {
            return;
        }
        if ((float) $payment['amount'] < (float) $order['total'] || $payment['currency'] !== $order['currency_code']) {
            return;
        }

        $this->model_checkout_order->addHistory($order['order_id'], 5);
    }
}
