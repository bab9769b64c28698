<?php
/**
 * Plugin Name: Example return page
 * WC requires at least: 6.0
 */
class Example_Gateway extends WC_Payment_Gateway
{
    public $api;

    public function __construct()
    {
        $this->id = 'example';
        $this->api = $this->get_option('api_url', 'https://api.example.test');
        add_action('woocommerce_api_example_return', array($this, 'back'));
    }

    private function ask($id)
    {
        $response = wp_remote_get('https://api.example.test/payments/' . rawurlencode($id), [
            'headers' => ['Authorization' => 'Bearer ' . $this->get_option('token')],
        ]);
        if (is_wp_error($response) || wp_remote_retrieve_response_code($response) !== 200) {
            return null;
        }
        return json_decode(wp_remote_retrieve_body($response), true);
    }

    public function back()
    {
        $payment = $this->ask(sanitize_text_field($_GET['payment']));
        if (!$payment || $payment['status'] !== 'captured') {
            wp_die('not paid');
        }
        $order = wc_get_order((int) $_GET['order']);
        $order->payment_complete($payment['id']);
        wp_redirect($this->get_return_url($order));
        exit;
    }
}
