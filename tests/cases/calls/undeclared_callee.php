<?php
// Code that nobody declares may change the objects that it is given, at once or in an array.
class Payment
{
    public $checked = 'no';
}

add_action('woocommerce_api_function', function () {
    $payment = new Payment();
    vendor_check($payment);
    if ($payment->checked === 'yes')
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_method', function () {
    $payment = new Payment();
    Vendor\Checks::all([$payment]);
    if ($payment->checked === 'yes')
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_constructor', function () {
    $payment = new Payment();
    new Vendor\Check($payment);
    if ($payment->checked === 'yes')
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_untouched', function () {
    $payment = new Payment();
    vendor_check('payment');
    if ($payment->checked === 'yes')
        wc_get_order((int) $_POST['order'])->payment_complete();
});
