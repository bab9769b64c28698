<?php
// The database: rows by a table and what they must have. Orders and logged transactions are known.

// What is logged of payments: whether a row is there that has these values.
class cubecart_log {
    /*@ model key string id;
        model boolean there; */
    //@ ensures \result == this.there;
    public function there(): bool {}
}

/*@ ensures $log.there == \true; */
function cubecart_log_write($log): void {}

function cubecart_log_of($where) {
    $key = '';
    ksort($where);
    foreach ($where as $column => $value) {
        $key .= $column . '=' . $value . "\n";
    }
    return \record('cubecart_log', $key);
}

function cubecart_logged($row) {
    $trans = ['trans_id' => $row['trans_id'] ?? ''];
    $order = ['order_id' => $row['order_id'] ?? ''];
    cubecart_log_write(cubecart_log_of($trans));
    cubecart_log_write(cubecart_log_of($order));
    cubecart_log_write(cubecart_log_of($trans + $order));
    cubecart_log_write(cubecart_log_of($trans + ['status' => $row['status'] ?? '']));
    cubecart_log_write(cubecart_log_of($trans + ['gateway' => $row['gateway'] ?? '']));
    cubecart_log_write(cubecart_log_of($order + ['status' => $row['status'] ?? '']));
    cubecart_log_write(cubecart_log_of($order + ['gateway' => $row['gateway'] ?? '']));
}

// The order that has these values: by its number, or one that a search finds.
function cubecart_number($where) {
    return is_array($where) && array_key_exists('cart_order_id', $where) ? $where['cart_order_id'] : \any('string', 'cart_order_id');
}
// Whether a row has to have the value itself: a list, or what begins with a comparison, asks for something else.
function cubecart_is_equal($value) { return !is_array($value) && !preg_match('/^[<>!~+-]|^(NOT )?NULL$/', (string) $value); }

function cubecart_has($where) {
    $order = cubecart_order(cubecart_number($where));
    if (!cubecart_is_order(cubecart_number($where))) {
        return false;
    }
    if (isset($where['status']) && cubecart_is_equal($where['status']) && (int) $where['status'] !== (int) $order->status) {
        return false;
    }
    if (isset($where['customer_id']) && cubecart_is_equal($where['customer_id']) && (int) $where['customer_id'] !== $order->customer()) {
        return false;
    }
    return !isset($where['email']) || !cubecart_is_equal($where['email']) || (string) $where['email'] === $order->email();
}

class Database extends cubecart_own {
    public static function getInstance($config = '') { return \service('Database'); }

    public function select($table, $columns = false, $where = false, $order = false, $maxRows = false, $page = false, $cache = true) {
        if ($table === 'CubeCart_order_summary' && is_array($where)) {
            return cubecart_has($where) ? [cubecart_order_row(cubecart_order(cubecart_number($where)))] : false;
        }
        $row = \any('array', 'row');
        if (is_array($where)) {
            foreach ($where as $column => $value) {
                $row[$column] = $value;
            }
            if ($table === 'CubeCart_transactions') {
                return cubecart_log_of($where)->there() ? [$row] : false;
            }
        }
        return \choice() ? [$row] : false;
    }
    public function insert($table, $record, $purge = true) {
        if ($table === 'CubeCart_transactions') {
            cubecart_logged($record);
        }
        return \any('int', 'insert');
    }
    public function update($table, $record, $where = '', $purge = true, $skip_math_fields = []) {
        if ($table === 'CubeCart_order_summary' && isset($record['status'])) {
            $order = cubecart_order(cubecart_number($where));
            if (!is_array($where) || cubecart_has($where)) {
                $order->status = (string) $record['status'];
            }
        }
        return true;
    }
    public function delete($table, $where, $limit = '', $purge = true): bool {}
    public function count($table = false, $field = false, $where = false) {
        return $this->select($table, false, $where) ? \any('int', 'count') : false;
    }
    public function query($query, $maxRows = false, $page = 0, $cache = true) { return $this->misc($query); }
    public function misc($query, $cache = true, $log = true) {
        $row = \fetched(\query($query));
        return $row ? [$row] : false;
    }
    public function numrows($query = false, $cache = true) { return \rows(\query($query)); }
    public function insertid(): int {}
    public function affected(): int {}
    public function getFields($table, $all = false): array {}
    public function error(): bool {}
    public function sqlSafe($value, $quote = false) {
        return $quote ? "'" . \normal('sql', $value) . "'" : \normal('sql', $value);
    }
}
