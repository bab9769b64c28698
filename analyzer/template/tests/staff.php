<?php
// Staff may mark an order as paid by hand; what is no payment is nobody's concern.

example_on('admin.paid', 'paid_by_hand');
example_on('hook.cancel', 'cancelled');

function paid_by_hand() {
    $order = example_order($_POST['order']);
    if ($order) {
        $order->set_status('shipped'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
}

function cancelled() {
    $order = example_order($_POST['order']);
    if ($order) {
        $order->set_status('cancelled');
    }
}
