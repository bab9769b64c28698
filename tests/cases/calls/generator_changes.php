<?php
// What is checked changes in a generator, whose body is not followed; another one only computes.
add_action('woocommerce_api_pay', 'pay');
add_action('woocommerce_api_count', 'count_and_pay');

function opened($gate)
{
    $gate->open = true;
    yield 1;
}

function numbers($last)
{
    for ($i = 0; $i < $last; $i++) {
        yield $i;
    }
}

function pay()
{
    $order = wc_get_order((int) $_POST['order']);
    $gate = new stdClass();
    $gate->open = $order && $order->needs_payment();
    foreach (opened($gate) as $step) {
        error_log('step');
    }
    if ($gate->open) {
        $order->payment_complete('x'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, unknown TP1007
    }
}

function count_and_pay()
{
    $order = wc_get_order((int) $_POST['order']);
    foreach (numbers(3) as $number) {
        error_log('step');
    }
    if ($order && $order->needs_payment()) {
        $order->payment_complete('x'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
}
