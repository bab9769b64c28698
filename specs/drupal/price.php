<?php
// Amounts of money in a currency.
namespace Drupal\commerce_price;

class Price {
    public $number;
    public $currency;
    public function __construct($number, $currency_code) {
        $this->number = $number;
        $this->currency = $currency_code;
    }
    public static function fromArray($price) { return new Price($price['number'], $price['currency_code']); }
    public function getNumber() { return $this->number; }
    public function getDecimalAmount() { return $this->number; }
    public function getCurrencyCode() { return $this->currency; }
    public function __toString() { return $this->number . ' ' . $this->currency; }
    public function toArray() { return ['number' => $this->number, 'currency_code' => $this->currency]; }
    public function add($price) { return new Price((float) $this->number + (float) $price->number, $this->currency); }
    public function subtract($price) { return new Price((float) $this->number - (float) $price->number, $this->currency); }
    public function multiply($number) { return new Price((float) $this->number * (float) $number, $this->currency); }
    public function divide($number) { return new Price((float) $this->number / (float) $number, $this->currency); }
    public function compareTo($price) {
        if ($this->currency != $price->currency) {
            throw new Exception\CurrencyMismatchException();
        }
        return (float) $this->number <=> (float) $price->number;
    }
    public function isZero() { return (float) $this->number == 0.0; }
    public function isPositive() { return (float) $this->number > 0.0; }
    public function isNegative() { return (float) $this->number < 0.0; }
    public function equals($price) { return $this->compareTo($price) == 0; }
    public function greaterThan($price) { return $this->compareTo($price) == 1; }
    public function greaterThanOrEqual($price) { return $this->compareTo($price) >= 0; }
    public function lessThan($price) { return $this->compareTo($price) == -1; }
    public function lessThanOrEqual($price) { return $this->compareTo($price) <= 0; }
}
