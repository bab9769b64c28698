<?php
/* Plugin Name: An inquiry whose failure is overlooked, or heeded */

add_action('woocommerce_api_crane_return', 'crane_overlooks_failure');
add_action('woocommerce_api_crane_return_2', 'crane_heeds_failure');

function crane_inquiry($id) {
    $answer = wp_remote_post('https://pay.crane.example/inquiry', ['body' => ['id' => $id, 'password' => get_option('crane_password')]]);
    if (is_wp_error($answer)) {
        return false;
    }
    parse_str($answer['body'], $details);
    return isset($details['RESULT']) && $details['RESULT'] === '0' ? $details : false;
}

// The answer only tells an authorisation from a payment: none at all passes for a payment.
function crane_overlooks_failure() {
    $order = new WC_Order($_POST['order']);
    $details = crane_inquiry($_POST['payment']);
    if ($details && $details['STATE'] === '3') {
        $order->update_status('on-hold');
    } elseif ($order->needs_payment()) {
        $order->payment_complete(); //~ proved TP1004 TP1007, violated TP1001 TP1002 TP1003 TP1005 TP1006
    }
}

function crane_heeds_failure() {
    $order = new WC_Order($_POST['order']);
    $details = crane_inquiry($_POST['payment']);
    if ($details && $details['STATE'] === '6' && $order->needs_payment()) {
        $order->payment_complete(); //~ proved TP1001 TP1004 TP1006 TP1007, violated TP1002 TP1003 TP1005
    }
}
