<?php
namespace Omnipay\Stork;

use Omnipay\Common\AbstractGateway;
use Omnipay\Stork\Message\CompletePurchaseRequest;
use Omnipay\Stork\Message\OpenRequest;

class Gateway extends AbstractGateway
{
    public function getName()
    {
        return 'Stork';
    }

    public function getDefaultParameters()
    {
        return ['host' => 'https://api.mollie.com/v2', 'testMode' => [false, true]];
    }

    public function setKey($value)
    {
        return $this->setParameter('key', $value);
    }

    public function completePurchase(array $parameters = [])
    {
        return $this->createRequest(CompletePurchaseRequest::class, $parameters);
    }
}

class OpenGateway extends AbstractGateway
{
    public function completePurchase(array $parameters = [])
    {
        return $this->createRequest(OpenRequest::class, $parameters);
    }
}
