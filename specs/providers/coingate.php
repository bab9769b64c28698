<?php
// CoinGate's library, as plugins bundle it.
namespace CoinGate\Merchant;

/*@ provider coingate {
        host "api.coingate.com", "api-sandbox.coingate.com", "coingate.com", "sandbox.coingate.com";
        object order {
            key: "id"; amount: "price_amount", "price"; currency: "price_currency", "currency"; reference: "order_id";
            status: "status"; created server;
        }
    } */

class Order {
    public static function find($orderId, $options = [], $authentication = []) {
        return \choice() ? \answer('coingate', 'order', $orderId) : false;
    }
    public static function findOrFail($orderId, $options = [], $authentication = []) { return \answer('coingate', 'order', $orderId); }
    public static function create($params, $options = [], $authentication = []) { return \any('mixed', 'coingate order'); }
    public static function createOrFail($params, $options = [], $authentication = []) { return \any('mixed', 'coingate order'); }
}
