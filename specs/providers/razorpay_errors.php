<?php
// What Razorpay's library throws.
namespace Razorpay\Api\Errors;

class Error extends \Exception {}
class BadRequestError extends Error {}
class GatewayError extends Error {}
class ServerError extends Error {}
class SignatureVerificationError extends Error {}
