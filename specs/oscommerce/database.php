<?php
// The database: a query is a template with holes; what it reads and writes are model fields.

function tep_db_query($query, $link = 'db_link') { return \any('bool', 'result'); }
function tep_db_perform($table, $data, $action = 'insert', $parameters = '', $link = 'db_link') { return \any('bool', 'result'); }
function tep_db_fetch_array($db_query) { return \any('array', 'row'); }
function tep_db_num_rows($db_query) { return \any('int', 'rows'); }
function tep_db_insert_id($link = 'db_link'): int {}
