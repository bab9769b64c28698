<?php
// Invoices, and what a callback does to them.

class whmcs_invoice {
    /*@ model key integer id;
        model frozen money total;
        model string status is $status;
        model owner integer userid;
        write status: books this, "" when \text(\result) == "Paid"; */
    public $status;
    //@ ensures \result == this.id;
    public function id(): int {}
    //@ ensures \result == this.total;
    public function total() {}
    //@ ensures \result == this.status;
    public function status(): string {}
    //@ ensures \result == this.userid;
    public function userid(): int {}
}

// A transaction's id is booked once or not yet.
class whmcs_transaction {
    /*@ model key string id;
        model boolean booked; */
    //@ ensures \result == this.booked;
    public function booked(): bool {}
}

/*@ books \record("whmcs_invoice", \integer($invoiceId)), $paymentAmount;
    ensures \record("whmcs_transaction", \text($transactionId)).booked == \true; */
function addInvoicePayment($invoiceId, $transactionId, $paymentAmount = '', $paymentFee = 0, $gatewayModule = '', $noEmail = false, $date = ''): bool {}

// Ends the request where there is no such invoice.
function checkCbInvoiceID($invoiceId, $gatewayName = '') {
    if (!\existing(\record('whmcs_invoice', (int) $invoiceId))) {
        exit;
    }
    return (int) $invoiceId;
}

// Ends the request where the transaction is booked already.
function checkCbTransID($transactionId): void {
    if (\record('whmcs_transaction', (string) $transactionId)->booked()) {
        exit;
    }
}

function logTransaction($gatewayName, $data, $status = ''): bool {}
function logModuleCall($module, $action, $request, $response = '', $data = '', $variables = []): void {}
function logActivity($message, $userId = 0): void {}

// A gateway's settings; nothing where the module is not active.
function getGatewayVariables($gatewayName, $invoiceId = '') { return \settings('gateway ' . $gatewayName); }
function getClientsDetails($userId = 0): array {}
function getCurrency($userId = '', $currencyId = ''): array {}
function convertCurrency($amount, $from, $to, $rate = ''): float {}
function callback3DSecureRedirect($invoiceId, $success): void { exit; }
function sendMessage($template, $id, $extra = []): bool {}
function sendAdminNotification($type, $subject, $message): bool {}
function redirSystemURL($parameters, $file = ''): void { exit; }

function whmcs_invoice_row($invoice) {
    $row = \any('array', 'invoice');
    $row['id'] = $invoice->id();
    $row['invoiceid'] = $invoice->id();
    $row['total'] = $invoice->total();
    $row['balance'] = $invoice->total();
    $row['status'] = $invoice->status();
    $row['userid'] = $invoice->userid();
    return $row;
}

function localAPI($command, $values = [], $adminUser = '') {
    switch (strtolower($command)) {
        case 'addinvoicepayment':
            addInvoicePayment($values['invoiceid'], $values['transid'] ?? '', $values['amount'] ?? '', 0, $values['gateway'] ?? '');
            return ['result' => 'success'];
        case 'updateinvoice':
            if (isset($values['status'])) {
                \record('whmcs_invoice', (int) $values['invoiceid'])->status = $values['status'];
            }
            return ['result' => 'success'];
        case 'getinvoice':
            $row = whmcs_invoice_row(\record('whmcs_invoice', (int) $values['invoiceid']));
            $row['result'] = 'success';
            return $row;
    }
    return \any('array', 'localAPI');
}
