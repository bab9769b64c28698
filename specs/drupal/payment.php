<?php
// Payments, what they are of, and the plugins that move the money.
namespace Drupal\commerce_payment\Entity {
    class PaymentInterface {
        /*@ model key integer id;
            model money amount;
            model money balance;
            model string currency;
            model string state; */
        public function id(): int {}
        public function getAmount() { return new \Drupal\commerce_price\Price(drupal_payment_amount($this), drupal_payment_currency($this)); }
        public function getBalance() { return new \Drupal\commerce_price\Price(drupal_payment_balance($this), drupal_payment_currency($this)); }
        public function getRemoteId(): string {}
    }

    //@ ensures \result == $payment.amount;
    function drupal_payment_amount($payment) {}
    //@ ensures \result == $payment.balance;
    function drupal_payment_balance($payment) {}
    //@ ensures \result == $payment.currency;
    function drupal_payment_currency($payment) {}
}

namespace {
    // Some gateway: what it does to a payment is asked of its callers.
    class Drupal_Gateway implements Drupal\Component\Plugin\PluginInspectionInterface {
        //@ drupal_refund $payment.balance, $amount.number when \instance($amount, "Drupal\\commerce_price\\Price");
        public function refundPayment($payment, $amount = null): void {}
    }
}
