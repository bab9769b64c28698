<?php
// Invoices, transactions, balances, and what an adapter has of the shop.

class Model_Invoice {
    /*@ model key integer id is $id;
        model frozen money total is $total;
        model string currency is $currency;
        model string status is $status;
        model owner integer client_id is $client_id; */
    public $id;
    public $total;
    public $currency;
    public $status;
    public $client_id;
    public function getId() { return $this->id; }
    public function getStatus() { return $this->status; }
    public function getCurrency() { return $this->currency; }
    public function getClientId() { return $this->client_id; }
    public function isApproved() { return \choice(); }
}

// Each notice is a transaction of its own; what it is about is in the address that it came by.
class fossbilling_transaction {
    public $fields = [];
    public function get() {
        $row = $this->fields;
        $row['invoice_id'] = $row['invoice_id'] ?? $_GET['invoice_id'] ?? $_GET['bb_invoice_id'] ?? null;
        $row['status'] = $row['status'] ?? 'received';
        $row['type'] = $row['type'] ?? null;
        $row['txn_id'] = $row['txn_id'] ?? null;
        $row['txn_status'] = $row['txn_status'] ?? null;
        $row['amount'] = $row['amount'] ?? null;
        $row['currency'] = $row['currency'] ?? null;
        return $row;
    }
    public function update($data) {
        foreach ($data as $key => $value) {
            $this->fields[$key] = $value;
        }
        return true;
    }
}

function fossbilling_row($id) {
    $invoice = \record('Model_Invoice', (int) $id);
    if (!\existing($invoice)) {
        throw new Exception('Invoice was not found');
    }
    return ['id' => $invoice->id, 'total' => $invoice->total, 'currency' => $invoice->currency, 'status' => $invoice->status,
            'client' => ['id' => $invoice->client_id], 'buyer' => \any('array', 'buyer'), 'lines' => \any('array', 'lines'),
            'hash' => \any('string', 'hash'), 'nr' => \any('string', 'nr')];
}

// The administrator's interface, as adapters call it.
class fossbilling_admin {
    public function invoice_transaction_get($data) { return \service('fossbilling_transaction')->get(); }
    public function invoice_transaction_update($data) { return \service('fossbilling_transaction')->update($data); }
    public function invoice_transaction_claim_for_processing($data) { return \choice(); }
    public function invoice_get($data) { return fossbilling_row($data['id']); }
    //@ fossbilling_credits $data["amount"];
    public function client_balance_add_funds($data): bool {}
    // From the client's balance, as far as that reaches.
    public function invoice_pay_with_credits($data): bool {}
    public function invoice_batch_pay_with_credits($data): bool {}
    //@ fossbilling_pays \record("Model_Invoice", \integer($data["id"]));
    public function invoice_mark_as_paid($data): bool {}
    public function invoice_refund($data): bool {}
    public function invoice_subscription_create($data): int {}
    public function invoice_subscription_get($data): array {}
    public function invoice_subscription_update($data): bool {}
    public function invoice_update($data): bool {}
}

class fossbilling_invoices {
    public function getTotalWithTax($invoice) { return $invoice->total; }
    public function validatePaymentAmount($paid, $expected) {
        if ($paid < $expected) {
            throw new Exception('The amount paid does not match the invoice');
        }
    }
    public function isInvoiceTypeDeposit($invoice) { return \choice(); }
    public function approveInvoice($invoice, $data): bool {}
    public function payInvoiceWithCredits($invoice): bool {}
    public function tryPayWithCredits($invoice): bool {}
    public function doBatchPayWithCredits($data): bool {}
    //@ fossbilling_pays \record("Model_Invoice", \integer($invoice.id));
    public function markAsPaid($invoice, $charge = true, $execute = false, $deferEvents = false): bool {}
    public function generateRenewalInvoiceForSubscriptionPayment($sid, $client_id) { return null; }
    public function getDTO($invoice, $deep = false, $identity = null): array {}
    public function toApiArray($invoice, $deep = true, $identity = null): array {}
}

class fossbilling_clients {
    //@ fossbilling_credits $amount;
    public function addFunds($client, $amount, $description, $data = []): bool {}
}

class fossbilling_database {
    public function load($type, $id) { return $this->getExistingModelById($type, $id); }
    public function getExistingModelById($type, $id, $message = '') {
        if ($type === 'Invoice') {
            $invoice = \record('Model_Invoice', (int) $id);
            return \existing($invoice) ? $invoice : null;
        }
        return \any('mixed', $type);
    }
    public function getAll($sql, $values = []): array {}
    public function getCell($sql, $values = []) { return \any('mixed', 'cell'); }
    public function findOne($type, $sql = null, $values = []) { return \any('mixed', $type); }
    public function store($model): int {}
}

function fossbilling_service($module, $part = '') {
    $name = strtolower($module);
    if ($name === 'invoice' && $part === '') {
        return \service('fossbilling_invoices');
    }
    return $name === 'client' ? \service('fossbilling_clients') : \any('mixed', 'service');
}

function fossbilling_ready($adapter) {
    if (method_exists($adapter, 'setDi')) {
        $adapter->setDi(new \Pimple\Container());
    }
    $adapter->__construct(\settings('gateway'));
}

// What the gateway sent, or whoever knows the address; the adapter's settings are the shop's.
//@ driver client: for each class C in file "*library/Payment/Adapter/*.php";
function fossbilling_ipn(C $adapter) {
    fossbilling_ready($adapter);
    $body = \request('body');
    parse_str($body, $post);
    $data = ['get' => $_GET, 'post' => $post, 'server' => $_SERVER, 'http_raw_post_data' => $body];
    $adapter->processTransaction(\service('fossbilling_admin'), \any('int', 'transaction'), $data, \any('int', 'gateway'));
}
