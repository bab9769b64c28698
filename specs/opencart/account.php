<?php
// What a customer sees of an account in 4.x: the shop's own models ask for the customer where one record is
// read, and for its number alone where its history is.
namespace Opencart\Catalog\Model\Account;

class Subscription extends \Opencart\System\Engine\Model {
    public function getSubscription(int $subscription_id): array {
        return \opencart_own(\record('opencart_subscription', $subscription_id));
    }
    public function getSubscriptionByOrderProductId(int $order_id, int $order_product_id): array {}
    public function getSubscriptions(int $start = 0, int $limit = 20): array {}
    //@ opencart_shows \record("opencart_subscription", $subscription_id);
    public function getHistories(int $subscription_id, int $start = 0, int $limit = 10): array {}
    //@ opencart_shows \record("opencart_subscription", $subscription_id);
    public function getProducts(int $subscription_id): array {}
}
