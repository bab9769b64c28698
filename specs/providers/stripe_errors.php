<?php
// What Stripe's library throws at a notification that is not genuine.
namespace Stripe\Exception;

class SignatureVerificationException extends \Exception {}
class UnexpectedValueException extends \UnexpectedValueException {}
