<?php
// Orders: what the shop stores of one, and the two calls that give it a status.

class opencart_order {
    /*@ model key integer id;
        model frozen money total;
        model string currency;
        model string status;
        model owner integer customer_id;
        model string email;
        model string payment_code; */
    //@ ensures \result == this.id;
    public function id(): int {}
    //@ ensures \result == this.total;
    public function total() {}
    //@ ensures \result == this.currency;
    public function currency(): string {}
    //@ ensures \result == this.status;
    public function status(): string {}
    //@ ensures \result == this.customer_id;
    public function customer(): int {}
    //@ ensures \result == this.email;
    public function email(): string {}
    //@ ensures \result == this.payment_code;
    public function payment_code(): string {}
}

/*@ table "*oc_order" {
        key order_id;
        column total is opencart_order.total;
        column currency_code is opencart_order.currency;
        column order_status_id is opencart_order.status;
        column customer_id is opencart_order.customer_id;
        column payment_code is opencart_order.payment_code;
    } */

function opencart_order_row($order_id) {
    $order = \record('opencart_order', (int) $order_id);
    if (!\existing($order)) {
        return false;
    }
    $row = \any('array', 'order');
    $row['order_id'] = $order->id();
    $row['total'] = $order->total();
    $row['currency_code'] = $order->currency();
    $row['currency_value'] = 1.0;
    $row['order_status_id'] = $order->status();
    $row['customer_id'] = $order->customer();
    $row['email'] = $order->email();
    $row['payment_code'] = $order->payment_code();
    return $row;
}

class ModelCheckoutOrder extends Model {
    public function getOrder($order_id) { return opencart_order_row($order_id); }
    public function addOrder($data): int {}
    public function editOrder($order_id, $data): void {}
    public function deleteOrder($order_id): void {}
    public function getOrderProducts($order_id): array {}
    public function getOrderTotals($order_id): array {}
    public function getOrderOptions($order_id, $order_product_id): array {}
    public function getOrderVouchers($order_id): array {}

    /*@ settles \record("opencart_order", \integer($order_id))
            when !opencart_unpaid($order_status_id) && opencart_takes_money($order_id);
        opencart_confirms \record("opencart_order", \integer($order_id))
            when !opencart_unpaid($order_status_id) && !opencart_takes_money($order_id);
        ensures \record("opencart_order", \integer($order_id)).status == \text($order_status_id); */
    public function addOrderHistory($order_id, $order_status_id, $comment = '', $notify = false, $override = false): void {}

    /*@ settles \record("opencart_order", \integer($order_id))
            when !opencart_unpaid($order_status_id) && opencart_takes_money($order_id);
        opencart_confirms \record("opencart_order", \integer($order_id))
            when !opencart_unpaid($order_status_id) && !opencart_takes_money($order_id);
        ensures \record("opencart_order", \integer($order_id)).status == \text($order_status_id); */
    public function confirm($order_id, $order_status_id, $comment = '', $notify = false): void {}

    /*@ settles \record("opencart_order", \integer($order_id))
            when !opencart_unpaid($order_status_id) && opencart_takes_money($order_id);
        opencart_confirms \record("opencart_order", \integer($order_id))
            when !opencart_unpaid($order_status_id) && !opencart_takes_money($order_id);
        ensures \record("opencart_order", \integer($order_id)).status == \text($order_status_id); */
    public function update($order_id, $order_status_id, $comment = '', $notify = false): void {}

    /*@ settles \record("opencart_order", \integer($order_id))
            when !opencart_unpaid($order_status_id) && opencart_takes_money($order_id);
        opencart_confirms \record("opencart_order", \integer($order_id))
            when !opencart_unpaid($order_status_id) && !opencart_takes_money($order_id);
        ensures \record("opencart_order", \integer($order_id)).status == \text($order_status_id); */
    public function addHistory($order_id, $order_status_id, $comment = '', $notify = false, $override = false): void {}
}

// The customer's own order, or none.
class ModelAccountOrder extends Model {
    public function getOrder($order_id) {
        $row = opencart_order_row($order_id);
        return $row && $row['customer_id'] === \identity() ? $row : false;
    }
    //@ opencart_shows \record("opencart_order", \integer($order_id));
    public function getHistories($order_id): array {}
    //@ opencart_shows \record("opencart_order", \integer($order_id));
    public function getProducts($order_id): array {}
    //@ opencart_shows \record("opencart_order", \integer($order_id));
    public function getOrderHistories($order_id): array {}
    //@ opencart_shows \record("opencart_order", \integer($order_id));
    public function getOrderProducts($order_id): array {}
    public function addOrderHistory($order_id, $order_status_id, $comment = '', $notify = false, $override = false): void {}
}

class opencart_subscription {
    /*@ model key integer id;
        model owner integer customer_id; */
    //@ ensures \result == this.customer_id;
    public function customer(): int {}
}

// The record's row where it is the customer's, else none.
function opencart_own($record) {
    return \existing($record) && $record->customer() === \identity() ? \any('array', 'row') : [];
}
