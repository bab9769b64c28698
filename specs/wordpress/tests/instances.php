<?php
/* Plugin Name: An object of which only a test says what it is has the methods of that class */

class HeronDesk {
    private $open = false;
    public function settle($id) {
        wc_get_order($id)->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
    public function look($id) {
        return $this->open;
    }
}
class HeronDoor {}

add_action('wp_ajax_nopriv_by_operator', function () {
    $desk = heron_found();
    if ($desk instanceof HeronDesk) {
        $desk->settle($_POST['order']);
    }
});
add_action('wp_ajax_nopriv_by_function', function () {
    $desk = heron_found();
    if (!is_a($desk, 'HeronDesk')) {
        return;
    }
    $desk->settle($_POST['order']);
});
add_action('wp_ajax_nopriv_another', function () {
    $desk = heron_found();
    if ($desk instanceof HeronDoor) {
        $desk->settle($_POST['order']);
    }
});
// The same question has the same answer.
add_action('wp_ajax_nopriv_twice', function () {
    $desk = heron_found();
    if ($desk instanceof HeronDesk && !is_a($desk, 'HeronDesk')) {
        wc_get_order($_POST['order'])->payment_complete();
    }
});
// As has one about a constant.
add_action('wp_ajax_nopriv_constant', function () {
    if (defined('HERON_OPEN') && !defined('HERON_OPEN')) {
        wc_get_order($_POST['order'])->payment_complete();
    }
    if (HERON_MODE === 'a' && HERON_MODE === 'b') {
        wc_get_order($_POST['order'])->payment_complete();
    }
});
// A name of a class may be one of a subclass.
add_action('wp_ajax_nopriv_name', function () {
    if (is_subclass_of($_POST['class'], 'HeronDesk')) {
        wc_get_order($_POST['order'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
});
