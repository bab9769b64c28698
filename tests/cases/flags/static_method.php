<?php
// The check is a static method that gives an array or false.
class Pay_Message
{
    public static function read($body)
    {
        $secret = get_option('pay_secret');
        if (!$secret || !hash_equals(hash_hmac('sha256', $body, $secret), $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
            return false;
        }
        return json_decode($body, true);
    }
}

add_action('woocommerce_api_pay', 'pay');

function pay()
{
    $m = Pay_Message::read(file_get_contents('php://input'));
    if ($m === false) {
        return;
    }
    $order = wc_get_order($m['order']);
    if ($order && $m['status'] === 'paid' && $order->needs_payment() && (float) $m['amount'] >= (float) $order->get_total()
        && $m['currency'] === $order->get_currency()) { //~ violated TP1008, todo none TP1008
        $order->payment_complete($m['id']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}
