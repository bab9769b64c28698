<?php

defined('ABSPATH') || exit;

/** Sends the buyer to NorthPay's page; the payment is reported to the webhook. */
class NorthPay_Gateway extends WC_Payment_Gateway
{
    public function __construct()
    {
        $this->id = 'northpay';
        $this->method_title = 'NorthPay';
        $this->init_settings();
        $this->title = $this->get_option('title', 'NorthPay');
    }

    public function init_form_fields()
    {
        $this->form_fields = [
            'title' => ['title' => 'Title', 'type' => 'text', 'default' => 'NorthPay'],
            'merchant' => ['title' => 'Merchant number', 'type' => 'text'],
            'webhook_secret' => ['title' => 'Webhook secret', 'type' => 'password'],
        ];
    }

    public function process_payment($order_id)
    {
        $order = wc_get_order($order_id);
        $order->update_status('pending', 'The buyer is at NorthPay.');

        return [
            'result' => 'success',
            'redirect' => 'https://pay.northpay.example/start?' . http_build_query([
                'merchant' => $this->get_option('merchant'),
                'reference' => $order->get_id(),
                'amount' => $order->get_total(),
                'currency' => $order->get_currency(),
            ]),
        ];
    }
}
