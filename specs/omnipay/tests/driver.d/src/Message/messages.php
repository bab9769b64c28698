<?php
namespace Omnipay\Stork\Message;

use Omnipay\Common\Message\AbstractRequest;
use Omnipay\Common\Message\AbstractResponse;

class CompletePurchaseRequest extends AbstractRequest
{
    public function setKey($value)
    {
        return $this->setParameter('key', $value);
    }

    public function getData()
    {
        $this->validate('transactionReference');
        return ['id' => $this->getTransactionReference()];
    }

    public function sendData($data)
    {
        $headers = ['Authorization' => 'Bearer ' . $this->getParameter('key')];
        $answer = $this->httpClient->request('GET', $this->getParameter('host') . '/payments/' . $data['id'], $headers);
        return $this->response = new Response($this, json_decode($answer->getBody()->getContents(), true));
    }
}

class OpenRequest extends AbstractRequest
{
    public function getData()
    {
        return $this->httpRequest->request->all();
    }

    public function sendData($data)
    {
        return $this->response = new Response($this, $data);
    }
}

class Response extends AbstractResponse
{
    public function isSuccessful()
    {
        return isset($this->data['status']) && $this->data['status'] === 'paid';
    }

    public function getTransactionId()
    {
        return $this->data['metadata']['transactionId'];
    }

    public function getTransactionReference()
    {
        return $this->data['id'];
    }
}
