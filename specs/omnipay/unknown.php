<?php
// A driver that nobody specifies: it may ask its provider, it may check what the browser brings, or neither.

class Omnipay_Gateway extends \Omnipay\Common\AbstractGateway {
    use Omnipay_Refunds;
    public function getName() { return \any('string', 'driver'); }
    public function purchase($parameters = []) { return omnipay_message($parameters); }
    public function completePurchase($parameters = []) { return omnipay_message($parameters); }
    public function authorize($parameters = []) { return omnipay_message($parameters); }
    public function completeAuthorize($parameters = []) { return omnipay_message($parameters); }
    public function capture($parameters = []) { return omnipay_message($parameters); }
    public function fetchTransaction($parameters = []) { return omnipay_message($parameters); }
    public function void($parameters = []) { return omnipay_message($parameters); }
    public function acceptNotification($parameters = []) { return new Omnipay_Notice(); }
}

function omnipay_message($parameters) { return (new Omnipay_Message(null, null))->initialize($parameters); }

class Omnipay_Message extends \Omnipay\Common\Message\AbstractRequest {
    public function send() {
        omnipay_charges($this->getAmount());
        return new Omnipay_Response($this, omnipay_said($this->getParameters()));
    }
    public function getData() { return \any('mixed', 'what is sent'); }
}

// A notification is read as it is, or sent first. What it is about, the request says.
class Omnipay_Notice implements \Omnipay\Common\Message\NotificationInterface {
    private $data;
    public function __construct() { $this->data = omnipay_notice(); }
    public function send() { return $this; }
    public function getData() { return $this->data; }
    public function getTransactionStatus() { return $this->data['status']; }
    public function getTransactionReference() { return \request('params', 'id'); }
    public function getTransactionId() { return \request('params', 'transactionId'); }
    public function getMessage() { return $this->data['message']; }
    public function __call($method, $arguments) { return $this->data[$method]; }
}

class Omnipay_Response extends \Omnipay\Common\Message\AbstractResponse implements \Omnipay\Common\Message\RedirectResponseInterface {
    public function isSuccessful() { return (bool) $this->data['successful']; }
    public function isPending() { return (bool) $this->data['pending']; }
    public function isRedirect() { return (bool) $this->data['redirect']; }
    public function isCancelled() { return (bool) $this->data['cancelled']; }
    public function getTransactionStatus() { return $this->data['status']; }
    public function getTransactionReference() { return $this->data['id']; }
    public function getTransactionId() { return $this->data['transactionId']; }
    public function getMessage() { return $this->data['message']; }
    public function getCode() { return $this->data['code']; }
    public function getRedirectUrl() { return (string) $this->data['url']; }
}

// It had its provider charge or compare what it is given, or it believes what the request says.
function omnipay_said($given) {
    $named = \request('params');
    return \service('Omnipay_Driver')->asks ? \answer('omnipay', 'payment', \text($named['reference']), $given, 'charges') : $named;
}

// It asked its provider, who said it of the same payment, or it believes the request.
function omnipay_notice() {
    $named = \request('params');
    if (!\service('Omnipay_Driver')->asks) {
        return $named;
    }
    $said = \answer('omnipay', 'payment', \text($named['id']));
    if ($said['id'] !== $named['id'] || $said['transactionId'] !== $named['transactionId']) {
        throw new \Omnipay\Common\Exception\InvalidResponseException();
    }
    return $said;
}

// One driver for all of a flow.
class Omnipay_Driver {
    public $asks;
    public function __construct() { $this->asks = in_array('payment', \any('array', 'what the driver verifies'), true); }
}
