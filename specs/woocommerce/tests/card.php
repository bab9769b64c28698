<?php
/* Plugin Name: A card that is charged while the buyer waits */

class WC_Gateway_Crane extends WC_Payment_Gateway {
    public function process_payment($order_id) {
        $order = wc_get_order($order_id);
        $answer = wp_remote_post('https://pay.crane.example/sale', ['body' => [
            'password' => $this->get_option('password'),
            'amount' => $order->get_total(),
            'currency' => $order->get_currency(),
            'card_number' => $_POST['card_number'],
            'cvv' => $_POST['cvv'],
        ]]);
        $result = is_wp_error($answer) ? null : json_decode($answer['body'], true);
        if (isset($result['state']) && $result['state'] === 'approved') {
            $order->payment_complete($result['id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}

// What is sent is another amount than the order's.
class WC_Gateway_Crane_Deposit extends WC_Payment_Gateway {
    public function process_payment($order_id) {
        $order = wc_get_order($order_id);
        $answer = wp_remote_post('https://pay.crane.example/sale', ['body' => [
            'password' => $this->get_option('password'),
            'order' => $order->get_id(),
            'amount' => $_POST['amount'],
            'card_number' => $_POST['card_number'],
        ]]);
        $result = is_wp_error($answer) ? null : json_decode($answer['body'], true);
        if (isset($result['state']) && $result['state'] === 'approved') {
            $order->payment_complete($result['id']); //~ violated TP1002 TP1003, proved TP1001 TP1004 TP1005 TP1006 TP1007
        }
    }
}
