<?php
// Orders: a row of the table, and the object that is loaded from one and read and written like it.

class isotope_order {
    /*@ model key integer id;
        model frozen money total;
        model string currency;
        model token string uniqid;
        model reference string document_number;
        model owner integer member;
        model integer date_payed is $date_payed;
        model string status is $status;
        model boolean placed is $placed;
        write date_payed: settles this when isotope_paid(\result); */
    public $date_payed;
    public $status;
    public $placed;
    //@ ensures \result == this.id;
    public function id(): int {}
    //@ ensures \result == this.total;
    public function total(): float {}
    //@ ensures \result == this.currency;
    public function currency(): string {}
    //@ ensures \result == this.uniqid;
    public function uniqid(): string {}
    //@ ensures \result == this.document_number;
    public function number(): string {}
}

class isotope_collection {
    private $record;
    private $data = [];

    // ---- how it is found ----

    public function findBy($field, $value = null) {
        $this->record = isotope_find($field, $value);
        return \existing($this->record);
    }
    public static function findByPk($id, $options = []) { return isotope_loaded(\record('isotope_order', (int) $id)); }
    public static function findOneBy($field, $value = null, $options = []) { return isotope_loaded(isotope_find($field, $value)); }
    public static function findOneByUniqid($value) { return isotope_loaded(isotope_find('uniqid', $value)); }
    public function load($record) { $this->record = $record; }

    // ---- what it holds ----

    public function __get($key) {
        switch ($key) {
            case 'id': return $this->record->id();
            case 'grandTotal': return $this->record->total();
            case 'total': return $this->record->total();
            case 'currency': return $this->record->currency();
            case 'uniqid': return $this->record->uniqid();
            case 'document_number': return $this->record->number();
            case 'order_id': return $this->record->number();
            case 'pid': return \any('int', 'member');
            case 'date_payed': return $this->record->date_payed;
            case 'date_paid': return $this->record->date_payed;
            case 'status': return $this->record->status;
            case 'order_status': return $this->record->status;
            case 'checkout_complete': return $this->record->placed;
        }
        return $this->data[$key] ?? \stored('order', $key, $this->record->id());
    }
    public function __set($key, $value) {
        if ($key === 'date_payed' || $key === 'date_paid') {
            $this->record->date_payed = $value;
        } elseif ($key === 'status' || $key === 'order_status') {
            $this->record->status = $value;
        } elseif ($key === 'checkout_complete') {
            $this->record->placed = (bool) $value;
        } else {
            $this->data[$key] = $value;
        }
    }
    public function __isset($key) { return true; }
    public function getId() { return $this->record->id(); }
    public function getTotal() { return $this->record->total(); }
    public function getUniqueId() { return $this->record->uniqid(); }
    public function getDocumentNumber() { return $this->record->number(); }
    public function getCurrency() { return $this->record->currency(); }
    public function getData() { return \any('array', 'order'); }
    public function getItems(): array {}
    public function getProducts(): array {}
    public function getSurcharges(): array {}
    public function isLocked() { return $this->checkout_complete ? true : false; }
    public function isCheckoutComplete() { return $this->checkout_complete ? true : false; }
    public function isPaid() { return $this->record->date_payed > 0 && $this->record->date_payed <= time(); }

    // ---- what becomes of it ----

    // It is placed, once; whether it is paid is its date of payment.
    public function checkout($cart = null) {
        if ($this->checkout_complete) {
            return true;
        }
        if (\choice()) {
            return false;
        }
        $this->checkout_complete = true;
        return true;
    }
    public function complete() { return \choice(); }
    public function setDatePaid($timestamp = null) { $this->record->date_payed = $timestamp; }
    public function updateOrderStatus($updates, $flags = 0) {
        $this->record->status = $updates;
        return true;
    }
    public function save($force = false): void {}
    public function delete($blnForce = false): int {}
}

class IsotopeOrder extends isotope_collection {}

// By its id it is that order, whoever names it; the buyer's cart has one; by what another record holds it
// is the one that was found.
function isotope_find($field, $value) {
    if (is_array($field)) {
        return \found('isotope_order', \text($value));
    }
    if ($field === 'cart_id' && $value === (int) \session('cart')) {
        return \record('isotope_order', (int) \session('order'));
    }
    return $field === 'id' ? \record('isotope_order', (int) $value) : \found('isotope_order', \scalar($value));
}

// From version 2 on the class is in a namespace, and payment methods ask for its interfaces.
function isotope_loaded($record) {
    if (!\existing($record)) {
        return null;
    }
    $order = \declared('Isotope\Interfaces\IsotopeProductCollection') ? new Isotope\Model\ProductCollection\Order() : new IsotopeOrder();
    $order->load($record);
    return $order;
}
