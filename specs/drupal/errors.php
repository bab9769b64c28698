<?php
namespace Drupal\commerce_price\Exception;

class CurrencyMismatchException extends \InvalidArgumentException {}
