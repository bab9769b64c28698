<?php
// The cart of a buyer: what it comes to.
namespace Shopware\Core\Checkout\Cart;

class Cart extends \Shopware\Core\Framework\Struct\Struct {
    private $total;
    public function __construct($token = '') { $this->total = (float) \stored('cart', 'total'); }
    public function getToken() { return \session('token'); }
    public function getPrice() { return new Price\Struct\CartPrice((float) \stored('cart', 'net'), $this->total); }
    public function getLineItems() { return \any('mixed', 'items'); }
    public function getDeliveries() { return \any('mixed', 'deliveries'); }
    public function getTransactions() { return \any('mixed', 'transactions'); }
    public function __call($method, $arguments) { return \any('mixed', $method); }
}
