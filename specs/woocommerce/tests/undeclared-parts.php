<?php
/* Plugin Name: Parts of the shop that the specification does not declare, and the global variable of the shop */

add_action('wp_ajax_nopriv_ibis_gateways', 'ibis_gateways');
add_action('wp_ajax_nopriv_ibis_emptied', 'ibis_emptied');
add_action('wp_ajax_nopriv_ibis_mailed', 'ibis_mailed');
add_action('wp_ajax_nopriv_ibis_old', 'ibis_old');
add_action('wp_ajax_nopriv_ibis_null', 'ibis_null');

function ibis_gateways() {
    WC()->payment_gateways->payment_gateways();
    wc_get_order($_POST['id'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function ibis_emptied() {
    global $woocommerce;
    $woocommerce->cart->empty_cart();
    $woocommerce->shipping->reset_shipping();
    wc_get_order($_POST['id'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

function ibis_mailed() {
    WC()->mailer()->emails['WC_Email_New_Order']->trigger((int) $_POST['id']);
    wc_get_order($_POST['id'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

// Older versions of the shop asked for fewer arguments.
function ibis_old() {
    WC()->checkout()->create_order();
    wc_get_order($_POST['id'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

// Another part of the program, which nobody sees here, gives it its messages.
class ibis_session {
    private $messages;
    public function messages() { return $this->messages; }
}

add_action('wp_ajax_nopriv_ibis_told', 'ibis_told');
function ibis_told() {
    $session = new ibis_session();
    $session->messages()->add('paid');
    wc_get_order($_POST['id'])->payment_complete(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

// Of what is null for certain no method is called: the run ends.
function ibis_null() {
    $order = null;
    $order->get_id();
    wc_get_order($_POST['id'])->payment_complete();
}
