<?php
// SQL over the records of the counterexample: one table, the columns that are set or selected, and
// equalities. Of any other query nothing is known but what the counterexample says.
namespace Tillproof {

final class Rows
{
    public array $row = [];
    public bool $some = false;
    public bool $unique = false;
}

// ---- texts ----

// [keyword or name or sign, text] of an SQL text; quoted strings are 'value'.
function sql_tokens(string $text): array
{
    preg_match_all('/\'((?:[^\'\\\\]|\\\\.|\'\')*)\'|"((?:[^"\\\\]|\\\\.)*)"|`([^`]*)`|(-?\d+(?:\.\d+)?)|(\w+)|(<=|>=|<>|!=|\S)/s', $text, $found, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL);
    return array_map(fn ($one) => match (true) {
        isset($one[1]) => ['value', str_replace("''", "'", preg_replace('/\\\\(.)/s', '$1', $one[1]))],
        isset($one[2]) => ['value', preg_replace('/\\\\(.)/s', '$1', $one[2])],
        isset($one[3]) => ['name', $one[3]],
        isset($one[4]) => ['value', $one[4]],
        isset($one[5]) => ['name', $one[5]],
        default => ['sign', $one[6]],
    }, $found);
}

function sql_is(array $tokens, int $at, string $word): bool
{
    return isset($tokens[$at]) && $tokens[$at][0] !== 'value' && same_word($tokens[$at][1], $word);
}

function sql_find(array $tokens, string $word, int $from = 0): int
{
    for ($i = $from; $i < count($tokens); $i++) {
        if (sql_is($tokens, $i, $word)) {
            return $i;
        }
    }
    return count($tokens);
}

// column = value, as often as the text has it between two places.
function sql_pairs(array $tokens, int $from, int $to, bool &$all): array
{
    $pairs = [];
    $all = true;
    for ($i = $from; $i < $to; $i++) {
        if ($i + 2 < $to && $tokens[$i][0] === 'name' && sql_is($tokens, $i + 1, '=')) {
            if ($tokens[$i + 2][0] === 'value') {
                $pairs[strtolower($tokens[$i][1])] = $tokens[$i + 2][1];
            }
            $i += 2;
        } elseif (!sql_is($tokens, $i, 'and') && !sql_is($tokens, $i, ',') && !sql_is($tokens, $i, '(') && !sql_is($tokens, $i, ')') && !sql_is($tokens, $i, '.') && !sql_is($tokens, $i + 1, '.')) {
            $all = $all && !sql_is($tokens, $i, 'or');
        }
    }
    return $pairs;
}

// The list of names or values in the parentheses at a place.
function sql_list(array $tokens, int $at): array
{
    $list = [];
    for ($i = $at + 1; $i < count($tokens) && !sql_is($tokens, $i, ')'); $i++) {
        if (!sql_is($tokens, $i, ',')) {
            $list[] = $tokens[$i];
        }
    }
    return $list;
}

function sql_parse(string $text): array
{
    $t = sql_tokens($text);
    $none = ['kind' => 'other', 'table' => '', 'where' => [], 'assigned' => [], 'exact' => false];
    $where = sql_find($t, 'where');
    $end = min(array_map(fn ($word) => sql_find($t, $word, min($where, count($t))), ['group', 'order', 'limit', 'having']));
    $exact = true;
    $pairs = $where < count($t) ? sql_pairs($t, $where + 1, $end, $exact) : [];
    if (sql_find($t, 'or', min($where, count($t))) < count($t)) {
        return $none;
    }
    if (sql_is($t, 0, 'select')) {
        $from = sql_find($t, 'from');
        return ['kind' => 'select', 'table' => $t[$from + 1][1] ?? '', 'where' => $pairs, 'exact' => $exact] + $none;
    }
    if (sql_is($t, 0, 'update')) {
        $set = sql_find($t, 'set');
        return ['kind' => 'update', 'table' => $t[1][1] ?? '', 'where' => $pairs, 'assigned' => sql_pairs($t, $set + 1, $where, $exact)] + $none;
    }
    if (sql_is($t, 0, 'insert') || sql_is($t, 0, 'replace')) {
        $into = sql_find($t, 'into');
        $table = $t[$into + 1][1] ?? '';
        $set = sql_find($t, 'set', $into);
        if ($set < count($t)) {
            return ['kind' => 'insert', 'table' => $table, 'assigned' => sql_pairs($t, $set + 1, count($t), $exact)] + $none;
        }
        $names = sql_list($t, $into + 2);
        $values = sql_list($t, sql_find($t, '(', $into + 3));
        $assigned = [];
        foreach ($names as $i => $name) {
            if (($values[$i][0] ?? '') === 'value') {
                $assigned[strtolower($name[1])] = $values[$i][1];
            }
        }
        return ['kind' => 'insert', 'table' => $table, 'assigned' => $assigned] + $none;
    }
    return $none;
}

// ---- tables ----

function table_of(string $name): ?array
{
    foreach (world()->data['tables'] as $table) {
        if (glob_matches($name, $table['name'])) {
            return $table;
        }
    }
    return null;
}

function column_of(array $table, array $query, string $name): ?array
{
    foreach ($table['columns'] as $column) {
        $meant = $column['when'] === '' || ($query['where'][$column['when']] ?? null) === $column['equals'];
        if ($column['name'] === $name && $meant) {
            return $column;
        }
    }
    return null;
}

// The record that the query is about; some record where it names none by its key.
function row_record(array $table, array $query, bool &$unique): ?object
{
    $class = $table['columns'][0]['class'] ?? '';
    if (!class_exists($class)) {
        return null;
    }
    $named = $query['kind'] === 'insert' ? $query['assigned'] : $query['where'];
    $key = $named[$table['key']] ?? null;
    $unique = $key !== null;
    if ($key === null) {
        $key = 1;
        world()->value_here('row', $key);
    }
    foreach (world()->model_of($class)['fields'] ?? [] as $field) {
        $key = $field['is_key'] && $field['type'] === 'integer' ? (int) $key : $key;
    }
    return world()->record($class, $key);
}

function is_meant(array $table, array $query, object $record): bool
{
    $meant = world()->exists($record);
    foreach ($query['where'] as $name => $value) {
        $column = $name === $table['key'] ? null : column_of($table, $query, $name);
        $meant = $meant && (!$column || same(world()->field($record, $column['field']), $value));
    }
    return $meant;
}

// ---- built-ins ----

function query($text)
{
    $query = sql_parse(text($text));
    $table = table_of($query['table']);
    $unique = false;
    $record = $table ? row_record($table, $query, $unique) : null;
    if ($query['kind'] === 'select') {
        return select_rows($query, $table, $record, $unique);
    }
    if ($record && in_array($query['kind'], ['insert', 'update'], true) && ($query['kind'] === 'insert' || is_meant($table, $query, $record))) {
        foreach ($query['assigned'] as $name => $value) {
            $column = $name === $table['key'] ? null : column_of($table, $query, $name);
            if ($column) {
                write_model($record, $column['field'], $value);
            }
        }
    }
    return true;
}

function select_rows(array $query, ?array $table, ?object $record, bool $unique): Rows
{
    $rows = new Rows();
    world()->value_here($query['table'], $rows->row);
    $rows->row = is_array($rows->row) ? $rows->row : [];
    $rows->unique = $record && $unique;
    $rows->some = happens('rows');
    if ($rows->unique && $query['exact']) {
        $rows->some = is_meant($table, $query, $record);
    }
    foreach ($record ? $table['columns'] : [] as $column) {
        if (column_of($table, $query, $column['name']) === $column) {
            $rows->row[$column['name']] = world()->field($record, $column['field']);
        }
    }
    if ($record) {
        $rows->row[$table['key']] = world()->key_of($record)[1];
    }
    return $rows;
}

function fetched($rows)
{
    if (!$rows instanceof Rows || !$rows->some) {
        return false;
    }
    $rows->some = !$rows->unique && happens('rows');
    return $rows->row;
}

function rows($rows): int
{
    return $rows instanceof Rows && $rows->some ? 1 : 0;
}

function conditions($query): array
{
    $query = sql_parse(text($query));
    return $query['kind'] === 'select' ? $query['where'] : [];
}

// A property that stands for a model field which a contract watches.
function host_field(object $record, string $property): ?array
{
    $at = world()->key_of($record);
    foreach ($at ? world()->model_of($at[0])['fields'] ?? [] : [] as $field) {
        if ($field['is_watched'] && $field['host'] === $property) {
            return $field;
        }
    }
    return null;
}

function read_host(object $record, string $property)
{
    $field = host_field($record, $property);
    return $field ? world()->field($record, $field['name']) : null;
}

function write_host(object $record, string $property, $value): void
{
    $field = host_field($record, $property);
    if ($field) {
        write_model($record, $field['name'], $value);
    } else {
        $record->$property = $value;
    }
}

// A model field is written: what its contract asks is asked here.
function write_model(object $record, string $field, $value): void
{
    $class = world()->key_of($record)[0];
    $model = world()->model_field($class, $field);
    $name = ($model['class'] ?? $class) . '::$' . $field;
    $clauses = Clauses\writes()[$name] ?? null;
    if ($clauses) {
        effect($name, $clauses($record, $value));
    }
    world()->put($record, $field, $value);
}

}
