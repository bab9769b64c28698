<?php
// Quotes, orders, what is paid of them. A model is an object; `record` is the row that it was loaded from.

class mage_quote {
    /*@ model key integer id;
        model money total;
        model string currency;
        model owner integer customer_id; */
    //@ ensures \result == this.total;
    public function total(): float {}
}

class mage_order {
    /*@ model key string id;
        model reference string increment_id;
        model frozen money total;
        model string currency;
        model string state is $state;
        model string status is $status;
        model boolean is_invoiced is $is_invoiced;
        model owner integer customer_id;
        write state: settles this when mage_paid(\result);
        write status: settles this when mage_paid(\result);
        write is_invoiced: settles this; */
    public $state;
    public $status;
    public $is_invoiced;
    //@ ensures \result == this.id;
    public function id(): string {}
    //@ ensures \result == this.increment_id;
    public function number(): string {}
    //@ ensures \result == this.total;
    public function total(): float {}
    //@ ensures \result == this.currency;
    public function currency(): string {}
}

/*@ mage_captures \record("mage_order", $id), $amount;
    ensures \record("mage_order", $id).is_invoiced == \true; */
function mage_captured($id, $amount): void {}

class Mage_Sales_Model_Order extends Mage_Core_Model_Abstract {
    const STATE_NEW = 'new';
    const STATE_PENDING_PAYMENT = 'pending_payment';
    const STATE_PROCESSING = 'processing';
    const STATE_COMPLETE = 'complete';
    const STATE_CLOSED = 'closed';
    const STATE_CANCELED = 'canceled';
    const STATE_HOLDED = 'holded';
    const STATE_PAYMENT_REVIEW = 'payment_review';
    const STATUS_FRAUD = 'fraud';
    public $record;
    public function __construct($data = []) { $this->record = \any('mage_order'); }

    // ---- how it is found ----

    public function load($id, $field = null) {
        $this->record = $field === null || $field === 'entity_id' ? \record('mage_order', (string) (int) $id) : mage_found($field, $id);
        return $this;
    }
    public function loadByIncrementId($incrementId) { return $this->load($incrementId, 'increment_id'); }
    public function loadByAttribute($attribute, $value) { return $this->load($value, $attribute); }

    // ---- what it holds ----

    public function getId() { return \existing($this->record) ? $this->record->id() : null; }
    public function getEntityId() { return $this->getId(); }
    public function getIncrementId() { return $this->record->number(); }
    public function getRealOrderId() { return $this->record->number(); }
    public function getGrandTotal() { return $this->record->total(); }
    public function getBaseGrandTotal() { return $this->record->total(); }
    public function getTotalDue() { return $this->record->total(); }
    public function getBaseTotalDue() { return $this->record->total(); }
    public function getOrderCurrencyCode() { return $this->record->currency(); }
    public function getBaseCurrencyCode() { return $this->record->currency(); }
    public function getState() { return $this->record->state; }
    public function getStatus() { return $this->record->status; }
    public function getCustomerId(): int {}
    public function canInvoice() { return $this->record->is_invoiced ? false : \choice(); }
    public function hasInvoices() { return $this->record->is_invoiced ? 1 : 0; }
    public function getPayment() { return new Mage_Sales_Model_Order_Payment($this); }
    public function getStore() { return \service('Mage_Core_Model_Store'); }
    public function getBillingAddress() { return new Mage_Unnamed(); }
    public function getShippingAddress() { return new Mage_Unnamed(); }
    public function getInvoiceCollection() { return new Mage_Collection(); }
    public function getAllItems(): array {}
    public function getAllVisibleItems(): array {}
    public function getData($key = '', $index = null) {
        switch ($key) {
            case 'entity_id': return $this->getId();
            case 'increment_id': return $this->record->number();
            case 'grand_total': case 'base_grand_total': case 'total_due': return $this->record->total();
            case 'order_currency_code': case 'base_currency_code': return $this->record->currency();
            case 'state': return $this->record->state;
            case 'status': return $this->record->status;
        }
        return $this->_data[$key] ?? \stored('order', $key, $this->record->id());
    }

    // ---- what becomes of it ----

    public function setState($state, $status = false, $comment = '', $isCustomerNotified = null) {
        $this->record->state = $state;
        if (is_string($status)) {
            $this->record->status = $status;
        }
        return $this;
    }
    public function setStatus($status) {
        $this->record->status = $status;
        return $this;
    }
    public function setData($key, $value = null) {
        if ($key === 'state') {
            $this->record->state = $value;
        } elseif ($key === 'status') {
            $this->record->status = $value;
        } elseif (!is_array($key)) {
            $this->_data[$key] = $value;
        }
        return $this;
    }
    public function addStatusToHistory($status, $comment = '', $isCustomerNotified = false) {
        $this->record->status = $status;
        return $this;
    }
    public function addStatusHistoryComment($comment, $status = false) {
        if (is_string($status)) {
            $this->record->status = $status;
        }
        return new Mage_Unnamed();
    }
    public function prepareInvoice($qtys = []) { return new Mage_Sales_Model_Order_Invoice($this); }
    public function cancel() { return $this; }
    public function registerCancellation($comment = '', $graceful = true) { return $this; }
    public function place() { return $this; }
    public function hold() { return $this; }
    public function sendNewOrderEmail() { return $this; }
    public function queueNewOrderEmail($forceMode = false) { return $this; }
    public function sendOrderUpdateEmail($notifyCustomer = true, $comment = '') { return $this; }
}

// An increment id is one order's; what else a search finds is one of those that there are.
function mage_found($field, $value) {
    if ($field !== 'increment_id') {
        return \found('mage_order', (string) $value);
    }
    $order = \record('mage_order', '#' . $value);
    mage_numbered($order, $value);
    return $order;
}

// It has that number; that this was compared by nobody is why it is not `\assume`d.
//@ ensures $order.increment_id == \text($number);
function mage_numbered($order, $number): void {}

class Mage_Sales_Model_Order_Payment extends Mage_Core_Model_Abstract {
    private $order;
    public function __construct($order = null) { $this->order = $order instanceof Mage_Sales_Model_Order ? $order : new Mage_Sales_Model_Order(); }
    public function getOrder() { return $this->order; }
    public function getMethodInstance() { return new Mage_Unnamed(); }
    public function getAdditionalInformation($key = null) {
        return $key === null ? \any('array', 'information') : \stored('payment', $key, $this->order->getId());
    }
    public function setAdditionalInformation($key, $value = null) { return $this; }
    public function unsAdditionalInformation($key = null) { return $this; }
    public function registerCaptureNotification($amount, $skipFraudDetection = false) {
        mage_captured($this->order->record->id(), $amount);
        return $this;
    }
    public function capture($invoice) {
        $this->order->record->is_invoiced = true;
        return $this;
    }
    public function pay($invoice) {
        $this->order->record->is_invoiced = true;
        return $this;
    }
    public function accept() {
        $this->order->record->is_invoiced = true;
        return $this;
    }
    public function registerAuthorizationNotification($amount) { return $this; }
    public function registerRefundNotification($amount) { return $this; }
    public function registerVoidNotification($amount = null) { return $this; }
    public function addTransaction($type, $salesDocument = null, $failsafe = false, $message = false) { return new Mage_Unnamed(); }
}

// An invoice counts as paid by what it is told: registered to be captured, captured or paid.
class Mage_Sales_Model_Order_Invoice extends Mage_Core_Model_Abstract {
    const STATE_OPEN = 1;
    const STATE_PAID = 2;
    const CAPTURE_ONLINE = 'online';
    const CAPTURE_OFFLINE = 'offline';
    const NOT_CAPTURE = 'not_capture';
    private $order;
    private $case = 'not_capture';
    public function __construct($order = null) { $this->order = $order instanceof Mage_Sales_Model_Order ? $order : new Mage_Sales_Model_Order(); }
    public function getOrder() { return $this->order; }
    public function setOrder($order) {
        $this->order = $order;
        return $this;
    }
    public function setRequestedCaptureCase($case) {
        $this->case = $case;
        return $this;
    }
    public function register() { return $this->case === 'not_capture' ? $this : $this->pay(); }
    public function pay() {
        $this->order->record->is_invoiced = true;
        return $this;
    }
    public function capture() { return $this->pay(); }
    public function setIsPaid($paid) { return $paid ? $this->pay() : $this; }
    public function sendEmail($notifyCustomer = true, $comment = '') { return $this; }
}

class Mage_Sales_Model_Service_Order {
    private $order;
    public function __construct($order) { $this->order = $order; }
    public function prepareInvoice($qtys = []) { return new Mage_Sales_Model_Order_Invoice($this->order); }
}

// ---- carts ----

class Mage_Sales_Model_Quote extends Mage_Core_Model_Abstract {
    public $record;
    public function __construct($data = []) { $this->record = \any('mage_quote'); }
    public function load($id, $field = null) {
        $this->record = \record('mage_quote', (int) $id);
        return $this;
    }
    public function loadActive($quoteId) { return $this->load($quoteId); }
    public function loadByIdWithoutStore($quoteId) { return $this->load($quoteId); }
    public function getId(): int {}
    public function getGrandTotal() { return $this->record->total(); }
    public function getBaseGrandTotal() { return $this->record->total(); }
    public function getQuoteCurrencyCode(): string {}
    public function getBaseCurrencyCode(): string {}
    public function getReservedOrderId(): string {}
    public function reserveOrderId() { return $this; }
    public function getPayment() { return new Mage_Sales_Model_Quote_Payment($this); }
    public function getBillingAddress() { return new Mage_Unnamed(); }
    public function getShippingAddress() { return new Mage_Unnamed(); }
    public function collectTotals() { return $this; }
    public function hasItems(): bool {}
    public function getAllItems(): array {}
    public function getAllVisibleItems(): array {}
}

// What the payment keeps is what the provider said when it was made.
class Mage_Sales_Model_Quote_Payment extends Mage_Core_Model_Abstract {
    private $quote;
    public function __construct($quote = null) { $this->quote = $quote instanceof Mage_Sales_Model_Quote ? $quote : new Mage_Sales_Model_Quote(); }
    public function getQuote() { return $this->quote; }
    public function getMethodInstance() { return new Mage_Unnamed(); }
    public function getAdditionalInformation($key = null) {
        return $key === null ? \any('array', 'information') : \stored('payment', $key, $this->quote->getId());
    }
    public function setAdditionalInformation($key, $value = null) { return $this; }
    public function unsAdditionalInformation($key = null) { return $this; }
    public function importData($data) { return $this; }
}

class mage_session_quote {
    private $quote;
    public function get() {
        if (!$this->quote) {
            $this->quote = new Mage_Sales_Model_Quote();
            $this->quote->load(\session('quote'));
        }
        return $this->quote;
    }
}

class Mage_Sales_Model_Service_Quote {
    private $quote;
    private $order;
    public function __construct($quote) { $this->quote = $quote; }
    public function submitAll() { $this->submit(); }
    public function submitOrder() { return $this->submit(); }
    public function submit() {
        $this->order = new Mage_Sales_Model_Order();
        \assume($this->order->getGrandTotal() === $this->quote->getGrandTotal());
        return $this->order;
    }
    public function getOrder() { return $this->order; }
}
