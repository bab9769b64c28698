<?php

defined('ABSPATH') || exit;

/**
 * CoastPay sends the buyer back to the shop, and posts the same fields to it from its own servers:
 * order_id, txn_id, amount, currency, state and hash, where hash is the HMAC of the others, joined
 * by bars, under the merchant's salt.
 */
class CoastPay_Gateway extends WC_Payment_Gateway
{
    public function __construct()
    {
        $this->id = 'coastpay';
        $this->method_title = 'CoastPay';
        $this->init_settings();

        add_action('woocommerce_api_coastpay_gateway', [$this, 'handle_notice']);
    }

    public function process_payment($order_id)
    {
        $order = new WC_Order($order_id);
        $fields = [
            'merchant' => $this->get_option('merchant'),
            'order_id' => $order->get_id(),
            'amount' => $order->get_total(),
            'currency' => $order->get_currency(),
        ];

        return ['result' => 'success', 'redirect' => 'https://checkout.coastpay.example/?' . http_build_query($fields)];
    }

    public function handle_notice()
    {
        if (!$this->is_genuine($_POST)) {
            status_header(403);
            exit;
        }
        $order = wc_get_order($_POST['order_id']);
        if (!$order || !$order->needs_payment()) {
            exit;
        }
        if ($_POST['state'] !== 'PAID') {
            $order->update_status('failed');
            exit;
        }
        if (!$this->covers($order, $_POST['amount'], $_POST['currency'])) {
            $order->update_status('on-hold', 'CoastPay reports another amount.');
            exit;
        }
        $order->payment_complete($_POST['txn_id']);
        exit;
    }

    private function is_genuine($post)
    {
        $salt = $this->get_option('salt');
        if (!$salt) {
            return false;
        }
        $message = implode('|', [$post['order_id'], $post['txn_id'], $post['amount'], $post['currency'], $post['state']]);

        return hash_equals(hash_hmac('sha256', $message, $salt), $post['hash']);
    }

    private function covers($order, $amount, $currency)
    {
        return $currency === $order->get_currency() && (float) $amount >= (float) $order->get_total();
    }
}
