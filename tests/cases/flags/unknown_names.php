<?php
// What is written under a name that nobody knows may be the flag; so may what PHP writes by reference.
add_action('woocommerce_api_extract', function () {
    $ok = false;
    extract($_GET);
    if ($ok)
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_variable', function () {
    foreach ($_GET as $name => $value)
        $$name = $value;
    if ($ok)
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_property', function () {
    $state = new stdClass();
    $state->ok = 'no';
    $state->{$_GET['name']} = 'yes';
    if ($state->ok === 'yes')
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_scanned', function () {
    $ok = 0;
    sscanf($_GET['text'], '%d-%d', $number, $ok);
    if ($ok === 1)
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ possible TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_alias', function () {
    $ok = false;
    $other = &$ok;
    (function () use (&$other) { extract($_GET); })();
    if ($ok)
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_other', function () {
    (function () { extract($_GET); })();
    if ($ok)
        wc_get_order((int) $_POST['order'])->payment_complete(); // another scope: never reached
});
