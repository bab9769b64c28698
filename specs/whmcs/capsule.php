<?php
// The query builder, as far as it names a row.
namespace WHMCS\Database;

class Capsule {
    public static function table($table) { return new CapsuleQuery($table); }
    public static function connection() { return \any('mixed', 'connection'); }
}

class CapsuleQuery {
    public $table;
    public $where = [];
    public function __construct($table) { $this->table = $table; }
    public function where($column, $operator = null, $value = null) {
        if (is_array($column)) {
            foreach ($column as $name => $one) {
                $this->where[$name] = $one;
            }
        } else {
            $this->where[$column] = $value === null ? $operator : $value;
        }
        return $this;
    }
    public function join($table, $first, $operator = null, $second = null) { return $this; }
    public function leftJoin($table, $first, $operator = null, $second = null) { return $this; }
    public function orderBy($column, $direction = 'asc') { return $this; }
    public function select($columns = []) { return $this; }
    public function limit($count) { return $this; }
    public function first() {
        $row = \whmcs_select($this->table, $this->where)->row;
        return $row ? (object) $row : null;
    }
    public function get() {
        $row = $this->first();
        return $row ? [$row] : [];
    }
    public function value($column) {
        $row = \whmcs_select($this->table, $this->where)->row;
        return $row ? ($row[$column] ?? null) : null;
    }
    public function count(): int { return $this->first() ? 1 : 0; }
    public function exists(): bool { return $this->first() ? true : false; }
    public function update($data) {
        \whmcs_update($this->table, $data, $this->where);
        return 1;
    }
    public function insert($data) { return true; }
    public function delete() { return 1; }
}
