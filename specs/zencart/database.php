<?php
// The database: one object, whose results show their current row.

/*@ table "zen_orders" {
        key orders_id;
        column orders_status is order.status;
        column order_total is order.total;
        column currency is order.currency;
        column customers_id is order.customer_id;
    }
    table "*coupons" {
        key coupon_id;
        column uses_per_coupon is zen_coupon.uses_per_coupon;
    }
    table "*coupon_gv_customer" {
        key customer_id;
        column amount is zen_account.amount;
    } */

class zen_coupon {
    /*@ model key integer id;
        model integer uses_per_coupon;
        model integer redemptions; */
    //@ ensures \result == this.redemptions;
    public function redemptions(): int {}
}

// What a customer has of gift vouchers, and what they ask to redeem of it.
class zen_account {
    /*@ model key integer id;
        model money amount; */
    public $claimed;
    public $is_plain;
}

// Whether the flow asked for the balance of gift vouchers.
class zen_balance {
    private $is_asked = false;
    public function ask() { $this->is_asked = true; }
    public function is_asked() { return $this->is_asked; }
}

class zen_result implements Iterator {
    public $fields;
    public $EOF;
    private $result;
    public function __construct($result) {
        $this->result = $result;
        $row = \fetched($result);
        $this->fields = $row !== false ? $row : [];
        $this->EOF = $row === false;
    }
    public function RecordCount() { return \rows($this->result); }
    public function MoveNext() { $this->next(); }
    public function current(): mixed { return $this->fields; }
    public function key(): mixed { return 0; }
    public function next(): void {
        $row = \fetched($this->result);
        $this->fields = $row !== false ? $row : [];
        $this->EOF = $row === false;
    }
    public function rewind(): void {}
    public function valid(): bool { return !$this->EOF; }
}

// The one number that a query of how often a coupon was redeemed gives, whatever it is called.
class zen_count implements ArrayAccess {
    private $coupon;
    public $EOF = false;
    public function __construct($coupon) { $this->coupon = $coupon; }
    public function __get($key) { return $key === 'fields' ? $this : null; }
    public function offsetExists($key): bool { return true; }
    public function offsetGet($key): mixed { return $this->coupon->redemptions(); }
    public function offsetSet($key, $value): void {}
    public function offsetUnset($key): void {}
    public function RecordCount() { return 1; }
}

// What is redeemed where amounts are collected is a gift voucher, not the coupon of the session.
class queryFactory {
    /*@ zen_redeems \record("zen_coupon", \integer(\session("cc_id")))
            when \written($sqlQuery, "coupon_redeem_track") && \written($sqlQuery, "INSERT INTO ", "insert into ")
                && !(\caller ~ "*::collect_posts"); */
    public function Execute($sqlQuery, $limit = null, $enableCaching = false, $cacheSeconds = 0, $removeFromQueryCache = false) {
        if (\written($sqlQuery, 'coupon_redeem_track') && \written($sqlQuery, 'count(', 'COUNT(')) {
            return new zen_count(\record('zen_coupon', (int) (\conditions($sqlQuery)['coupon_id'] ?? 0)));
        }
        if (\written($sqlQuery, 'coupon_gv_customer')) {
            \service('zen_balance')->ask();
        }
        return new zen_result(\query($sqlQuery));
    }
    public function ExecuteNoCache($sqlQuery) { return $this->Execute($sqlQuery); }
    public function ExecuteRandomMulti($sqlQuery, $limit = 0, $cache = false, $cachetime = 0) { return $this->Execute($sqlQuery); }
    public function bindVars($sql, $parameterToReplace, $valueToBind, $bindingRule) {
        return str_replace($parameterToReplace, $bindingRule === 'integer' ? (string) (int) $valueToBind : "'" . $valueToBind . "'", $sql);
    }
    public function perform($tableName, $tableData, $performType = 'INSERT', $whereCondition = '', $debug = false): void {}
    public function Insert_ID(): int {}
    public function affectedRows(): int {}
    //@ ensures \result == \normal("sql", $string);
    public function prepare_input($string) {}
    //@ ensures \result == \normal("sql", $string);
    public function prepareInput($string) {}
}
//@ global queryFactory $db;
//@ global zen_messages $messageStack;

class zen_messages {
    public function add($class, $message, $type = 'error'): void {}
    public function add_session($class, $message, $type = 'error'): void {}
    public function size($class): int {}
}

function zen_db_perform($tableName, $tableData, $performType = 'INSERT', $whereCondition = '') { return tep_db_perform($tableName, $tableData, $performType, $whereCondition); }
//@ ensures \result == \normal("sql", $string);
function zen_db_input($string) {}
//@ ensures \result == \normal("clean", $input);
function zen_db_prepare_input($input, $trimspace = true) {}
//@ ensures \result == \normal("html", $string);
function zen_db_output($string) {}
