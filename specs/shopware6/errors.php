<?php
// What handlers throw where they refuse.
namespace Shopware\Core\Framework {
    class ShopwareHttpException extends \RuntimeException {
        public function __construct(...$arguments) {}
        public function getErrorCode(): string {}
        public function getStatusCode(): int {}
    }
    class HttpException extends ShopwareHttpException {}
}

namespace Shopware\Core\Checkout\Payment {
    class PaymentException extends \Shopware\Core\Framework\HttpException {
        public static function __callStatic($name, $arguments) { return new PaymentException(); }
        public static function asyncFinalizeInterrupted($orderTransactionId, $errorMessage, $e = null) { return new PaymentException(); }
        public static function asyncProcessInterrupted($orderTransactionId, $errorMessage, $e = null) { return new PaymentException(); }
        public static function syncProcessInterrupted($orderTransactionId, $errorMessage, $e = null) { return new PaymentException(); }
        public static function capturePreparedException($orderTransactionId, $errorMessage, $e = null) { return new PaymentException(); }
        public static function customerCanceled($orderTransactionId, $additionalInformation, $e = null) { return new PaymentException(); }
        public static function invalidTransaction($transactionId, $e = null) { return new PaymentException(); }
        public static function invalidOrder($orderId, $e = null) { return new PaymentException(); }
        public static function refundInterrupted($refundId, $errorMessage, $e = null) { return new PaymentException(); }
        public static function recurringInterrupted($transactionId, $errorMessage, $e = null) { return new PaymentException(); }
        public static function validatePreparedPaymentInterrupted($errorMessage, $e = null) { return new PaymentException(); }
    }
}

namespace Shopware\Core\Checkout\Payment\Exception {
    class PaymentProcessException extends \Shopware\Core\Framework\ShopwareHttpException {
        public function getOrderTransactionId(): string {}
    }
    class SyncPaymentProcessException extends PaymentProcessException {}
    class AsyncPaymentProcessException extends PaymentProcessException {}
    class AsyncPaymentFinalizeException extends PaymentProcessException {}
    class CustomerCanceledAsyncPaymentException extends PaymentProcessException {}
    class ValidatePreparedPaymentException extends \Shopware\Core\Framework\ShopwareHttpException {}
    class CapturePreparedPaymentException extends PaymentProcessException {}
    class RefundException extends PaymentProcessException {}
    class InvalidOrderException extends \Shopware\Core\Framework\ShopwareHttpException {}
    class InvalidTransactionException extends \Shopware\Core\Framework\ShopwareHttpException {}
    class UnknownPaymentMethodException extends \Shopware\Core\Framework\ShopwareHttpException {}
    class TokenExpiredException extends \Shopware\Core\Framework\ShopwareHttpException {}
}
