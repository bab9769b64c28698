<?php
// A class below one that nobody declares has what that one has: members, interfaces, a constructor that sets what is
// declared here. Nothing of it is known, so each of these ways may be taken.
class Below extends Vendor\Base
{
    public $enabled = 'no';

    public function refreshed()
    {
        $this->refresh();
        return $this->enabled;
    }
}

interface Mark {}

function marked(Mark $mark) { return true; }

add_action('woocommerce_api_property', function () {
    $b = new Below();
    if ($b->inherited !== null)
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_constructor', function () {
    $b = new Below();
    if ($b->enabled === 'yes')
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_method', function () {
    $b = new Below();
    if ($b->refreshed() === 'yes')
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_static', function () {
    if (Below::$registry !== null)
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_has', function () {
    if (method_exists(new Below(), 'inherited'))
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_is', function () {
    if (new Below() instanceof Countable)
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_typed', function () {
    if (marked(new Below()))
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_count', function () {
    if (count(new Below()) > 0)
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_text', function () {
    if ((string) new Below() === 'yes')
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
add_action('woocommerce_api_json', function () {
    if (json_encode(new Below()) === '"yes"')
        wc_get_order((int) $_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
});
