<?php
// The database: rows by the table and the conditions that name them; invoices are records.

class whmcs_row {}

function whmcs_key($table, $where) {
    $key = $table;
    foreach ($where as $column => $value) {
        $key .= "\n" . $column . '=' . $value;
    }
    return $key;
}

class WhmcsResult {
    public $row;
    public $key;
}

function whmcs_select($table, $where) {
    $result = new WhmcsResult();
    if ($table === 'tblinvoices' && isset($where['id'])) {
        $invoice = \record('whmcs_invoice', (int) $where['id']);
        $result->row = \existing($invoice) ? whmcs_invoice_row($invoice) : false;
        return $result;
    }
    $row = \record('whmcs_row', whmcs_key($table, $where));
    $result->row = \existing($row) ? (array) $row : false;
    return $result;
}

function whmcs_update($table, $data, $where) {
    if ($table === 'tblinvoices' && isset($where['id'])) {
        if (isset($data['status'])) {
            \record('whmcs_invoice', (int) $where['id'])->status = $data['status'];
        }
        return;
    }
    $row = \record('whmcs_row', whmcs_key($table, $where));
    foreach ($data as $column => $value) {
        $row->$column = $value;
    }
}

function select_query($table, $fields, $where, $sort = '', $sortorder = '', $limits = '', $join = '') {
    return is_array($where) ? whmcs_select($table, $where) : new WhmcsResult();
}
function update_query($table, $data, $where): void { whmcs_update($table, $data, is_array($where) ? $where : []); }
function insert_query($table, $data): int { return \any('int', 'insert'); }
function full_query($query) { return new WhmcsResult(); }
function mysql_fetch_array($result) { return $result->row; }
function mysql_fetch_assoc($result) { return $result->row; }
function mysql_num_rows($result): int { return $result->row ? 1 : 0; }
function get_query_val($table, $field, $where) {
    $result = whmcs_select($table, is_array($where) ? $where : []);
    return $result->row ? ($result->row[$field] ?? null) : null;
}
