<?php
/* Plugin Name: A charge whose message is encoded as a whole: what was given to the encoding is said */

function plover_charge($order, $amount) {
    $args = ['USER' => get_option('plover_user'), 'PWD' => get_option('plover_password'), 'TRXTYPE' => 'S', 'AMT' => $amount,
             'CURRENCY' => $order->get_currency(), 'ACCT' => $_POST['card_number'], 'INVNUM' => $order->get_order_number()];
    $response = wp_remote_post('https://payflowpro.paypal.com', ['body' => urldecode(http_build_query(apply_filters('plover_args', $args), '', '&'))]);
    if (is_wp_error($response)) {
        return false;
    }
    parse_str($response['body'], $answer);
    return $answer['RESULT'] === '0';
}

class Plover_Gateway extends WC_Payment_Gateway {
    public function process_payment($order_id) {
        $order = wc_get_order($order_id);
        if (plover_charge($order, $order->get_total())) {
            $order->payment_complete(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        return ['result' => 'success'];
    }
}

class Plover_Own_Price_Gateway extends WC_Payment_Gateway {
    public function process_payment($order_id) {
        $order = wc_get_order($order_id);
        if (plover_charge($order, $_POST['amount'])) {
            $order->payment_complete(); //~ violated TP1002, proved TP1001 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        return ['result' => 'success'];
    }
}
