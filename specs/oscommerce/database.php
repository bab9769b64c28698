<?php
// The database: a query is a template with holes; what it reads and writes are model fields.

/*@ table "orders" {
        key orders_id;
        column orders_status is order.status;
        column currency is order.currency;
        column customers_id is order.customer_id;
    }
    table "orders_total" {
        key orders_id;
        column value is order.total when class == "ot_total";
    } */

function tep_db_query($query, $link = 'db_link') { return \query($query); }
function tep_db_perform($table, $data, $action = 'insert', $parameters = '', $link = 'db_link') {
    $names = '';
    $values = '';
    $pairs = '';
    foreach ($data as $column => $value) {
        $names .= ($names === '' ? '' : ', ') . $column;
        $values .= ($values === '' ? '' : ', ') . "'" . $value . "'";
        $pairs .= ($pairs === '' ? '' : ', ') . $column . " = '" . $value . "'";
    }
    if ($action === 'update') {
        return \query('update ' . $table . ' set ' . $pairs . ' where ' . $parameters);
    }
    return \query('insert into ' . $table . ' (' . $names . ') values (' . $values . ')');
}
function tep_db_fetch_array($db_query) { return \fetched($db_query); }
function tep_db_num_rows($db_query) { return \rows($db_query); }
function tep_db_insert_id($link = 'db_link'): int {}
function tep_db_free_result($db_query): void {}
function tep_db_data_seek($db_query, $row_number): bool {}
