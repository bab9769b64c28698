<?php
// What a resource declares of who may call its operations. Whatever is under the account of a customer
// and names one record is that customer's: its security expression says so.
namespace ApiPlatform\Metadata;

class Operation {
    public $given;
    public function __construct(...$given) { $this->given = $given; }
}
class Get extends Operation {}
class GetCollection extends Operation {}
class Post extends Operation {}
class Put extends Operation {}
class Patch extends Operation {}
class Delete extends Operation {}
class ApiFilter extends Operation {}
class Link extends Operation {}
