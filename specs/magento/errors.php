<?php
// What the framework throws. (Its constructors take a phrase, which every message here is.)
namespace Magento\Framework\Exception;

class LocalizedException extends \Exception {
    public function __construct($phrase = '', $cause = null, $code = 0) {}
}
class AlreadyExistsException extends LocalizedException {}
class AuthorizationException extends LocalizedException {}
class CouldNotSaveException extends LocalizedException {}
class InputException extends LocalizedException {}
class NoSuchEntityException extends LocalizedException {}
class NotFoundException extends LocalizedException {}
