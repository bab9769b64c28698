<?php
// Drivers that are specified as they are: what they send, and what they take for success.

namespace Omnipay\Mollie {
    // A payment is asked for by the reference, or by what the request names where there is none.
    class Gateway extends \Omnipay\Common\AbstractGateway {
        use \Omnipay_Refunds;
        public function setApiKey($value) { return $this->setParameter('apiKey', $value); }
        public function purchase($parameters = []) { return $this->createRequest(PurchaseRequest::class, $parameters); }
        public function completePurchase($parameters = []) { return $this->createRequest(CompletePurchaseRequest::class, $parameters); }
        public function fetchTransaction($parameters = []) { return $this->createRequest(FetchTransactionRequest::class, $parameters); }
    }

    class PurchaseRequest extends \Omnipay\Common\Message\AbstractRequest {
        public function send() {
            \omnipay_charges($this->getAmount());
            return new PurchaseResponse($this, \omnipay_answer($this, 'omnipay', 'mollie', \server('mollie payment')));
        }
    }

    class FetchTransactionRequest extends \Omnipay\Common\Message\AbstractRequest {
        public function send() {
            $this->validate('transactionReference');
            return new FetchTransactionResponse($this, \omnipay_answer($this, 'omnipay', 'mollie', \text($this->getTransactionReference())));
        }
    }

    class CompletePurchaseRequest extends \Omnipay\Common\Message\AbstractRequest {
        public function send() {
            $id = $this->getTransactionReference() ?? \request('post', 'id');
            if (empty($id)) {
                throw new \Omnipay\Common\Exception\InvalidRequestException();
            }
            return new CompletePurchaseResponse($this, \omnipay_answer($this, 'omnipay', 'mollie', \text($id)));
        }
    }

    // That a payment was fetched says nothing of what became of it.
    class FetchTransactionResponse extends \Omnipay\Common\Message\AbstractResponse implements \Omnipay\Common\Message\RedirectResponseInterface {
        public function isSuccessful() { return true; }
        public function isRedirect() { return isset($this->data['_links']['checkout']['href']); }
        public function isOpen() { return $this->data['status'] === 'open' || $this->data['status'] === 'created'; }
        public function isCancelled() { return $this->data['status'] === 'canceled'; }
        public function isPaid() { return $this->data['status'] === 'paid'; }
        public function isAuthorized() { return $this->data['status'] === 'authorized'; }
        public function isExpired() { return $this->data['status'] === 'expired'; }
        public function getTransactionReference() { return $this->data['id']; }
        public function getTransactionId() { return $this->data['metadata']['transactionId']; }
        public function getStatus() { return $this->data['status']; }
        public function getAmount() { return $this->data['amount']['value']; }
        public function getCurrency() { return $this->data['amount']['currency']; }
        public function getMetadata() { return $this->data['metadata']; }
    }

    class CompletePurchaseResponse extends FetchTransactionResponse {
        public function isSuccessful() { return $this->isPaid(); }
    }

    class PurchaseResponse extends FetchTransactionResponse {
        public function isSuccessful() { return false; }
    }
}

namespace Omnipay\PayPal {
    // The buyer agrees at PayPal; the payment is made when it is completed, of the amount that is sent then.
    class ExpressGateway extends \Omnipay\Common\AbstractGateway {
        use \Omnipay_Refunds;
        public function setUsername($value) { return $this->setParameter('username', $value); }
        public function setPassword($value) { return $this->setParameter('password', $value); }
        public function setSignature($value) { return $this->setParameter('signature', $value); }
        public function purchase($parameters = []) { return $this->createRequest(ExpressAuthorizeRequest::class, $parameters); }
        public function completePurchase($parameters = []) { return $this->createRequest(ExpressCompletePurchaseRequest::class, $parameters); }
    }

    class ExpressInContextGateway extends ExpressGateway {}

    class ProGateway extends \Omnipay\Common\AbstractGateway {
        use \Omnipay_Refunds;
        public function setUsername($value) { return $this->setParameter('username', $value); }
        public function setPassword($value) { return $this->setParameter('password', $value); }
        public function setSignature($value) { return $this->setParameter('signature', $value); }
        public function purchase($parameters = []) { return $this->createRequest(ProPurchaseRequest::class, $parameters); }
    }

    class ExpressAuthorizeRequest extends \Omnipay\Common\Message\AbstractRequest {
        public function send() {
            \omnipay_charges($this->getAmount());
            return new ExpressAuthorizeResponse($this, \any('array', 'paypal token'));
        }
    }

    class ExpressCompletePurchaseRequest extends \Omnipay\Common\Message\AbstractRequest {
        public function send() {
            $this->validate('amount');
            \omnipay_charges($this->getAmount());
            $sent = ['PAYMENTREQUEST_0_AMT' => $this->getAmount(), 'PAYMENTREQUEST_0_CURRENCYCODE' => $this->getCurrency(),
                     'PAYMENTREQUEST_0_INVNUM' => $this->getTransactionId()];
            return new ExpressCompletePurchaseResponse($this, \omnipay_answer($this, 'omnipay', 'paypal', \server('paypal charge'), $sent));
        }
    }

    class ProPurchaseRequest extends \Omnipay\Common\Message\AbstractRequest {
        public function send() {
            $this->validate('amount');
            \omnipay_charges($this->getAmount());
            $sent = ['AMT' => $this->getAmount(), 'CURRENCYCODE' => $this->getCurrency(), 'INVNUM' => $this->getTransactionId()];
            return new Response($this, \omnipay_answer($this, 'omnipay', 'paypal', \server('paypal charge'), $sent));
        }
    }

    class Response extends \Omnipay\Common\Message\AbstractResponse {
        protected function isAcknowledged() { return in_array((string) $this->data['ACK'], ['Success', 'SuccessWithWarning'], true); }
        public function isSuccessful() { return $this->isAcknowledged(); }
        public function isPending() { return $this->data['PAYMENTINFO_0_PAYMENTSTATUS'] == 'Pending'; }
        public function getTransactionReference() { return $this->data['TRANSACTIONID'] ?? $this->data['PAYMENTINFO_0_TRANSACTIONID']; }
        public function getMessage() { return $this->data['L_LONGMESSAGE0']; }
    }

    class ExpressAuthorizeResponse extends Response implements \Omnipay\Common\Message\RedirectResponseInterface {
        public function isSuccessful() { return false; }
        public function isRedirect() { return $this->isAcknowledged(); }
        public function getTransactionReference() { return $this->data['TOKEN']; }
    }

    class ExpressCompletePurchaseResponse extends ExpressAuthorizeResponse {
        public function isSuccessful() { return !$this->isRedirect() && $this->isAcknowledged(); }
        public function isRedirect() { return $this->data['L_ERRORCODE0'] === '10486'; }
        public function getTransactionReference() { return $this->data['PAYMENTINFO_0_TRANSACTIONID'] ?? $this->data['TOKEN']; }
    }
}

namespace Omnipay\Stripe {
    class Gateway extends \Omnipay\Common\AbstractGateway {
        use \Omnipay_Refunds;
        public function setApiKey($value) { return $this->setParameter('apiKey', $value); }
        public function purchase($parameters = []) { return $this->createRequest(PurchaseRequest::class, $parameters); }
    }

    class PaymentIntentsGateway extends \Omnipay\Common\AbstractGateway {
        use \Omnipay_Refunds;
        public function setApiKey($value) { return $this->setParameter('apiKey', $value); }
        public function completePurchase($parameters = []) { return $this->confirm($parameters); }
        public function confirm($parameters = []) { return $this->createRequest(ConfirmPaymentIntentRequest::class, $parameters); }
        public function fetchPaymentIntent($parameters = []) { return $this->createRequest(ConfirmPaymentIntentRequest::class, $parameters); }
    }

    class PurchaseRequest extends \Omnipay\Common\Message\AbstractRequest {
        public function send() {
            $this->validate('amount', 'currency');
            \omnipay_charges($this->getAmount());
            $sent = ['sum' => $this->getAmount(), 'currency' => $this->getCurrency(), 'metadata' => $this->getMetadata()];
            return new Response($this, \omnipay_answer($this, 'omnipay', 'stripe', \server('stripe charge'), $sent));
        }
    }

    class ConfirmPaymentIntentRequest extends \Omnipay\Common\Message\AbstractRequest {
        public function send() {
            $this->validate('paymentIntentReference');
            return new PaymentIntentResponse($this, \omnipay_answer($this, 'stripe', 'payment_intent', \text($this->getPaymentIntentReference())));
        }
    }

    class Response extends \Omnipay\Common\Message\AbstractResponse {
        public function isSuccessful() { return !isset($this->data['error']) && $this->data['status'] === 'succeeded'; }
        public function getTransactionReference() { return $this->data['id']; }
        public function getMessage() { return $this->data['error']['message']; }
        public function getCode() { return $this->data['error']['code']; }
    }

    // An intent that waits to be captured is a success too; who lets them wait is not known here.
    class PaymentIntentResponse extends Response {
        public function getStatus() { return $this->data['status']; }
        public function isSuccessful() { return $this->getStatus() === 'succeeded' || ($this->getStatus() === 'requires_capture' && $this->waits()); }
        private function waits() { return \any('int', 'payments wait to be captured') === 1; }
        public function isCancelled() { return $this->getStatus() === 'canceled'; }
        public function isRedirect() { return $this->getStatus() === 'requires_action'; }
        public function getTransactionReference() { return $this->data['charges']['data'][0]['id']; }
        public function getPaymentIntentReference() { return $this->data['id']; }
    }
}
