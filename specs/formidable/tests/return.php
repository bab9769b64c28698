<?php
/* Plugin Name: Payments of forms, asked for at the service that speaks with Stripe */

add_action('wp_ajax_nopriv_crane_return', 'crane_return');
add_action('wp_ajax_nopriv_crane_return_compared', 'crane_return_compared');
add_action('wp_ajax_nopriv_crane_settle', 'crane_settle');
add_action('wp_ajax_nopriv_crane_table', 'crane_table');
add_action('wp_ajax_nopriv_crane_kept', 'crane_kept');

class Crane_Action extends FrmFormAction {}

function crane_row($id) {
    global $wpdb;
    return $wpdb->get_row($wpdb->prepare('SELECT * FROM ' . $wpdb->prefix . 'frm_payments WHERE receipt_id = %s', $id));
}

function crane_asked($id) {
    $response = wp_remote_post('https://api.strategy11.com/', ['body' => ['action' => 'get_intent', 'payment_id' => $id, 'password' => get_option('frm_strp_connect_server_password')]]);
    if (is_wp_error($response) || !isset($response['http_response'])) {
        return false;
    }
    return json_decode($response['http_response']->get_response_object()->body);
}

function crane_paid($payment) {
    global $wpdb;
    $wpdb->update($wpdb->prefix . 'frm_payments', ['status' => 'complete'], ['id' => $payment->id]); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    FrmFormActionsController::trigger_actions('payment-success', 1, FrmEntry::getOne($payment->item_id), 'payment');
}

// Any payment that is kept with the entry pays it, however small.
function crane_return() {
    $id = (string) FrmAppHelper::simple_get('payment_intent');
    $payment = crane_row($id);
    $intent = $payment ? crane_asked($id) : false;
    if (!is_object($intent) || $intent->status !== 'succeeded' || $payment->status !== 'pending') {
        die();
    }
    crane_paid($payment);
}

function crane_return_compared() {
    $id = (string) FrmAppHelper::simple_get('payment_intent');
    $payment = crane_row($id);
    $intent = $payment ? crane_asked($id) : false;
    if (!is_object($intent) || $intent->status !== 'succeeded' || $payment->status !== 'pending') {
        die();
    }
    if ((float) $intent->amount / 100 < (float) $payment->amount || $intent->currency !== $payment->currency) {
        die();
    }
    crane_paid($payment);
}

class Crane_Payments extends FrmTransLiteDb {
    public $table_name = 'frm_payments';
}

// The table that the class names is written, where the form has what it takes.
function crane_table() {
    $id = (string) FrmAppHelper::simple_get('payment_intent');
    $payment = crane_row($id);
    $intent = $payment ? crane_asked($id) : false;
    $form = FrmForm::getOne($payment ? $payment->item_id : 0);
    $table = new Crane_Payments();
    if (!$form || !FrmFormsController::get_met_on_submit_actions(['form' => $form]) || !is_object($intent)) {
        $table->create(['status' => 'failed', 'receipt_id' => $id]);
        die();
    }
    if ($intent->status === 'succeeded' && $payment->status === 'pending' && $intent->currency === $payment->currency) {
        $table->update($payment->id, ['status' => 'complete']); //~ proved TP1001 TP1003 TP1004 TP1005 TP1006 TP1007, violated TP1002
    }
}

// Rows of other tables tell nothing of a payment, and settings are not the buyer's.
function crane_kept() {
    $kept = FrmDb::get_row('crane_paid', ['id' => FrmAppHelper::get_post_param('id', 0, 'absint')]);
    $payment = crane_row(FrmAppHelper::get_post_param('receipt', '', 'sanitize_text_field'));
    if ($kept && $payment && FrmDb::get_count('crane_paid', ['id' => $kept->id]) && FrmAppHelper::get_settings()->tracking) {
        crane_paid($payment);
    }
    $currency = FrmCurrencyHelper::get_currency('EUR');
    if (FrmDb::get_var('crane_paid', ['id' => $payment->id], 'amount') > $currency['decimals'] && FrmDb::get_col('crane_paid') && FrmDb::get_results('crane_paid')) {
        do_action('crane_kept', $kept);
    }
}

// What was sent is cleaned, and decides.
function crane_settle() {
    $payment = crane_row(FrmAppHelper::get_post_param('receipt', '', 'sanitize_text_field'));
    $actions = FrmFormAction::get_action_for_form(FrmAppHelper::get_post_param('form', 0, 'absint'), 'payment');
    if ($payment && $actions && FrmAppHelper::get_post_param('paid', '', 'sanitize_text_field') === 'yes') {
        crane_paid($payment);
    }
}
