<?php
// Tokens against requests that another site made.
namespace Symfony\Component\Security\Csrf;

class CsrfToken {
    private $id;
    private $value;
    public function __construct($id, $value) {
        $this->id = $id;
        $this->value = $value;
    }
    public function getId() { return $this->id; }
    public function getValue() { return $this->value; }
}

class CsrfTokenManagerInterface {
    public function getToken($tokenId) { return new CsrfToken($tokenId, \server('token')); }
    public function refreshToken($tokenId) { return new CsrfToken($tokenId, \server('token')); }
    public function removeToken($tokenId): string {}
    //@ establishes csrf when \result;
    public function isTokenValid($token): bool {}
}
class CsrfTokenManager extends CsrfTokenManagerInterface {}
