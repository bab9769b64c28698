<?php
// Orders: what the shop stores of one, and what gives it a status.

class cubecart_order {
    /*@ model key string id;
        model frozen money total;
        model string status is $status;
        model owner integer customer_id;
        model string email;
        write status: cubecart_settles this when cubecart_paid(\result) && !cubecart_paid(this.status); */
    public $status;
    //@ ensures \result == this.id;
    public function id(): string {}
    //@ ensures \result == this.total;
    public function total() {}
    //@ ensures \result == this.customer_id;
    public function customer(): int {}
    //@ ensures \result == this.email;
    public function email(): string {}
}

/*@ table "*CubeCart_order_summary" {
        key cart_order_id;
        column total is cubecart_order.total;
        column status is cubecart_order.status;
        column customer_id is cubecart_order.customer_id;
        column email is cubecart_order.email;
    } */

// The order of that number; a number is a text with dashes.
function cubecart_order($order_id) { return \record('cubecart_order', (string) $order_id); }
function cubecart_is_order($order_id) {
    return is_string($order_id) && !empty($order_id) && \existing(cubecart_order($order_id));
}

function cubecart_order_row($order) {
    $row = \any('array', 'order');
    $row['cart_order_id'] = $order->id();
    $row['total'] = $order->total();
    $row['status'] = $order->status;
    $row['currency'] = \any('string', 'currency');
    $row['customer_id'] = $order->customer();
    $row['email'] = $order->email();
    return $row;
}

/*@ cubecart_settles $order when cubecart_paid($status) && !cubecart_paid($order.status);
    cubecart_renews $order when cubecart_paid($status) && cubecart_paid($order.status);
    ensures $order.status == \text($status); */
function cubecart_settle($order, $status): void {}

class Order extends cubecart_own {
    const ORDER_PENDING = 1;
    const ORDER_PROCESS = 2;
    const ORDER_COMPLETE = 3;
    const ORDER_DECLINED = 4;
    const ORDER_FAILED = 5;
    const ORDER_CANCELLED = 6;
    const PAYMENT_PENDING = 1;
    const PAYMENT_PROCESS = 2;
    const PAYMENT_SUCCESS = 3;
    const PAYMENT_DECLINE = 4;
    const PAYMENT_FAILED = 5;
    const PAYMENT_CANCEL = 6;

    private $_order_id;

    public function __construct() {}
    public static function getInstance() { return \service('Order'); }

    public function getSummary($order_id = null) {
        if ($order_id !== null) {
            $this->_order_id = $order_id;
        }
        return cubecart_is_order($order_id) ? cubecart_order_row(cubecart_order($order_id)) : false;
    }
    public function getOrderDetails($order_id) { return ['order_summary' => $this->getSummary($order_id)]; }

    // Nothing happens to an order that has the status already, unless it is forced. What is digital alone is
    // complete as soon as it is processed.
    public function orderStatus($status_id, $order_id, $force = false, $send_email = true) {
        $order = cubecart_order($order_id);
        if (empty($status_id) || !cubecart_is_order($order_id) || (int) $order->status === 0) {
            return false;
        }
        if ((int) $status_id === (int) $order->status && !$force) {
            return false;
        }
        cubecart_settle($order, (int) $status_id);
        if ((int) $status_id === self::ORDER_PROCESS && \choice()) {
            cubecart_settle($order, self::ORDER_COMPLETE);
        }
        return true;
    }

    // Tells the buyer, and keeps nothing.
    public function paymentStatus($status_id, $order_id): void {}

    public function updateSummary($order_id, $dataArray) {
        return \service('Database')->update('CubeCart_order_summary', $dataArray, ['cart_order_id' => $order_id]);
    }

    public function logTransaction($log, $force_log = false) {
        $log['order_id'] = $log['order_id'] ?? $this->_order_id;
        if (!$force_log && (empty($log['order_id']) || empty($log['gateway']))) {
            return false;
        }
        cubecart_logged($log);
        return true;
    }
    public function storeTrans($transData, $forceLog = false) { return $this->logTransaction($transData, $forceLog); }
    public static function validOrderId($order_id, $traditional = false): bool {}
    public function addNote($order_id = null, $note = null, $print = true): bool {}
    public function createOrderId($return = false, $set_basket = true) { return $return ? \any('string', 'order') : true; }
    public function disableAdminEmail(): void {}
    public function deleteCard($cart_order_id): bool {}
    public function deleteOrder($order_id): bool {}
    public function unSerializeOptions($option_string): array {}
}
