<?php declare(strict_types=1);
/* What PayPal says of a capture, asked with the shop's own token */
namespace Heron;

use GuzzleHttp\Client;
use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionEntity;
use Shopware\Core\System\SystemConfig\SystemConfigService;

class PayPal
{
    private SystemConfigService $settings;

    public function __construct(SystemConfigService $settings)
    {
        $this->settings = $settings;
    }

    public function capture(string $id): array
    {
        $client = new Client(['base_uri' => 'https://api-m.paypal.com']);
        $answer = $client->get('/v2/payments/captures/' . $id, ['headers' => ['Authorization' => 'Bearer ' . $this->settings->getString('Heron.config.secret')]]);

        return json_decode($answer->getBody()->getContents(), true);
    }

    public function pays(array $capture, OrderTransactionEntity $transaction): bool
    {
        $order = $transaction->getOrder();

        return $capture['status'] === 'COMPLETED'
            && $capture['custom_id'] === $order->getOrderNumber()
            && $capture['amount']['currency_code'] === $order->getCurrency()->getIsoCode()
            && (float) $capture['amount']['value'] >= $transaction->getAmount()->getTotalPrice();
    }
}
