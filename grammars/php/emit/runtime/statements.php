<?php
// Messages of providers, and who chose a value: told by values, where the analysis tells by origin.
// Where a value could be either, the answer is the one that lets the clause hold.
namespace Tillproof {

// ---- statements ----

// The messages that the flow has so far, as far as values tell.
function statements(): array
{
    $all = array_values(world()->replies);
    $request = request_leaves();
    foreach (world()->macs as $mac) {
        $shown = array_filter($request, fn ($leaf) => in_array($leaf[1], $mac['shapes'], true));
        if ($shown) {
            $good = $mac['key'] !== '' && !in_array($mac['key'], array_column($request, 1), true);
            $covered = array_filter($request, fn ($leaf) => (string) $leaf[1] !== '' && str_contains($mac['data'], (string) $leaf[1]));
            $all[] = ['is_notification' => true, 'authentic' => $good, 'keyed' => $good, 'key' => null, 'object' => null,
                      'text' => $mac['data'], 'leaves' => [...text_leaves($mac['data']), ...array_values($covered)]];
        }
    }
    foreach (world()->facts as [$fact, $arguments]) {
        if ($fact === 'authentic') {
            $all[] = ['is_notification' => true, 'authentic' => true, 'keyed' => true, 'key' => null, 'object' => null, 'leaves' => text_leaves($arguments[0] ?? null)];
        }
    }
    if (world()->data['has_check'] && !array_filter($all, fn ($s) => $s['is_notification'] ?? false)) {
        $all[] = ['is_notification' => true, 'authentic' => false, 'keyed' => false, 'key' => null, 'object' => null, 'leaves' => $request]; // the check was passed over
    }
    return $all;
}

// The leaves that play a role in the provider's object; all where the specification names none.
function in_role(array $statement, string $role, &$minor): array
{
    $minor = null;
    $spec = $statement['object']['roles'][$role] ?? null;
    if (!$spec) {
        return $statement['leaves'];
    }
    $minor = $spec['minor'];
    return array_filter($statement['leaves'], function ($leaf) use ($spec) {
        foreach ($spec['paths'] as $path) {
            if (preg_match('/(^|\.)' . str_replace('\*', '[^.]+', preg_quote($path, '/')) . '$/', $leaf[0])) {
                return true;
            }
        }
        return false;
    });
}

function authentic(array $s): bool { return $s['authentic']; }
function keyed(array $s): bool { return $s['keyed']; }
function payee(array $s): bool
{
    foreach ($s['leaves'] as $leaf) {
        foreach (leaves(world()->data['settings']) as $setting) {
            if ($setting[1] !== '' && same($leaf[1], $setting[1])) {
                return true;
            }
        }
    }
    return $s['keyed'];
}

// A payment whose id the record stores: what another flow created it with is not known here, so
// the clause may hold.
function created(array $s, $record): bool
{
    $at = world()->key_of($record);
    foreach ($at ? world()->model_of($at[0])['fields'] ?? [] : [] as $field) {
        foreach ($field['is_key'] ? [] : leaves(world()->field($record, $field['name'])) as [, $own]) {
            $is_kept = $field['is_reference'] || $field['type'] === 'map';
            if ($is_kept && (string) $own !== '' && (same($s['key'], $own) || is_written_in($s, [$own]))) {
                return true;
            }
        }
    }
    return false;
}

function notice(array $s): bool { return $s['is_notification'] ?? false; }
function charges(array $s): bool { return $s['is_charge'] ?? false; }

// What a record and the settings hold under names with one of the words.
function named_values($record, array $words): array
{
    $at = world()->key_of($record);
    $all = leaves(world()->data['settings']);
    foreach ($at ? world()->model_of($at[0])['fields'] ?? [] : [] as $field) {
        array_push($all, ...leaves(world()->field($record, $field['name']), $field['name']));
    }
    $named = array_filter($all, fn ($leaf) => array_filter($words, fn ($word) => stripos($leaf[0], $word) !== false));
    return array_column($named, 1);
}

// A text that the shop made and that a MAC covers says what is written in it.
function is_written_in(array $s, array $spellings): bool
{
    foreach ($spellings as $one) {
        if (strlen((string) $one) >= 2 && str_contains($s['text'] ?? '', (string) $one)) {
            return true;
        }
    }
    return false;
}

function says(array $s, $value, string $role = ''): bool
{
    if (world()->key_of($value)) {
        foreach (named_values($value, ['currency']) as $one) {
            if (says($s, $one, $role)) {
                return true;
            }
        }
        return false;
    }
    if (is_scalar($value) && is_written_in($s, [$value])) {
        return true;
    }
    foreach (in_role($s, $role, $minor) as $leaf) {
        if (same($leaf[1], $value)) {
            return true;
        }
    }
    return false;
}

function covers(array $s, $amount): bool
{
    if (world()->key_of($amount)) {
        foreach (named_values($amount, ['total', 'amount', 'price']) as $one) {
            if (is_numeric($one) && covers($s, $one)) {
                return true;
            }
        }
        return false;
    }
    $amount = number($amount);
    if (is_written_in($s, [$amount, number_format($amount, 2, '.', ''), (string) round($amount * 100)])) {
        return true;
    }
    foreach (in_role($s, 'amount', $minor) as $leaf) {
        if (!is_numeric($leaf[1])) {
            continue;
        }
        if (($minor !== true && $leaf[1] >= $amount - 0.01 - 1e-9) || ($minor !== false && $leaf[1] >= $amount * 100 - 1 - 1e-9)) {
            return true;
        }
    }
    return false;
}

function bound(array $s, $record): bool
{
    $at = world()->key_of($record);
    if (!$at) {
        return false;
    }
    $names = [$at[1]];
    foreach (world()->model_of($at[0])['fields'] ?? [] as $field) {
        if ($field['is_reference'] || $field['type'] === 'map') {
            array_push($names, ...array_column(leaves(world()->field($record, $field['name'])), 1));
        }
    }
    foreach ($names as $name) {
        if ((string) $name !== '' && (says($s, $name, 'reference') || same($s['key'], $name))) {
            return true;
        }
    }
    return false;
}

// A provider's specification lists refusals; without one, what the message says has to matter: it says
// something.
function succeeded(array $s): bool
{
    $refused = $s['object']['refused'] ?? null;
    if ($refused) {
        return !$refused($s['body']);
    }
    foreach ($s['leaves'] as [$path, $one]) {
        if ($one !== '' && ($path !== '' || !is_array(json_decode((string) $one, true)))) {
            return true;
        }
    }
    return false;
}

function exists_statement(callable $holds): bool
{
    foreach (statements() as $s) {
        if ($holds($s)) {
            return true;
        }
    }
    return false;
}

function exists_record(string $class, callable $holds): bool
{
    foreach (world()->records() as [$own, , $record]) {
        if (($class === 'Record' || same_word($own, $class)) && $holds($record)) {
            return true;
        }
    }
    return false;
}

// Some check made data of this request authentic.
function notified(): bool
{
    foreach (statements() as $s) {
        if ($s['authentic'] && ($s['is_notification'] ?? false)) {
            return true;
        }
    }
    return false;
}

function routed(): bool { return world()->data['is_routed']; }

// A counterexample keeps of the request what the path or the clause hangs on.
function requested(): bool { return request_leaves() !== []; }

// The value holds what the request has under a name of card data.
function card($value): bool
{
    foreach (request_leaves() as [$name, $sent]) {
        $is_card = array_filter(world()->data['cards'], fn ($word) => stripos($name, $word) !== false);
        foreach ($is_card && is_scalar($sent) && (string) $sent !== '' ? leaves($value) : [] as [, $one]) {
            if (is_scalar($one) && str_contains((string) $one, (string) $sent)) {
                return true;
            }
        }
    }
    return false;
}

function written($text, ...$words): bool
{
    foreach ($words as $word) {
        if (is_string($text) && stripos($text, $word) !== false) {
            return true;
        }
    }
    return false;
}

// A value that shows a field of the record, by value.
function reveals($value, $record): bool
{
    $at = world()->key_of($record);
    $shown = leaves(json_decode(json_encode($value), true));
    foreach ($at ? world()->model_of($at[0])['fields'] ?? [] : [] as $field) {
        foreach (leaves(world()->field($record, $field['name'])) as $leaf) {
            foreach ($leaf[1] === '' ? [] : $shown as $one) {
                if (!$field['is_key'] && (same($one[1], $leaf[1]) || (is_string($one[1]) && is_string($leaf[1]) && str_contains($one[1], $leaf[1])))) {
                    return true;
                }
            }
        }
    }
    return false;
}

// The record whose token is a part of the value.
function holder($value)
{
    foreach (world()->records() as [$class, , $record]) {
        foreach (world()->model_of($class)['fields'] ?? [] as $field) {
            $token = $field['is_token'] ? (string) world()->field($record, $field['name']) : '';
            if ($token !== '' && is_scalar($value) && str_contains((string) $value, $token)) {
                return $record;
            }
        }
    }
    return null;
}

// ---- provenance, by value ----

function untrusted_value($value): bool
{
    if ($value === null || $value === '' || is_bool($value)) {
        return false;
    }
    $vouched = [];
    foreach (statements() as $s) {
        if ($s['authentic']) {
            array_push($vouched, ...array_column($s['leaves'], 1));
        }
    }
    foreach (request_leaves() as $leaf) {
        if (same($leaf[1], $value) && !array_filter($vouched, fn ($one) => same($one, $value))) {
            return true;
        }
    }
    return false;
}

function trusted($value): bool
{
    $at = world()->key_of($value);
    if ($at) {
        return !untrusted_value($at[1]);
    }
    foreach (is_array($value) ? array_column(leaves($value), 1) : [$value] as $one) {
        if (is_scalar($one) && untrusted_value($one)) {
            return false;
        }
        foreach (is_string($one) ? request_leaves() : [] as $leaf) {
            if (is_string($leaf[1]) && strlen($leaf[1]) >= 3 && $one !== $leaf[1] && str_contains($one, $leaf[1])) {
                return false;
            }
        }
    }
    return true;
}

function secret($value): bool
{
    foreach (is_array($value) ? array_column(leaves($value), 1) : [$value] as $one) {
        foreach (leaves(world()->data['settings']) as [$name, $setting]) {
            $hidden = array_filter(world()->data['secrets'], fn ($word) => stripos($name, $word) !== false);
            if ($hidden && is_scalar($one) && (string) $setting !== '' && str_contains((string) $one, (string) $setting)) {
                return true;
            }
        }
    }
    return false;
}

function owns($record): bool
{
    $at = world()->key_of($record);
    $user = world()->data['identity'];
    foreach ($at ? world()->model_of($at[0])['fields'] : [] as $field) {
        $value = world()->field($record, $field['name']);
        if ($field['is_owner'] && $user && same($value, $user)) {
            return true;
        }
        foreach ($field['is_token'] && (string) $value !== '' ? request_leaves() : [] as $leaf) {
            if (same($leaf[1], $value)) {
                return true;
            }
        }
    }
    return false;
}

function selected($value): bool { return !trusted($value); }
function escaped($value, string $context): bool { return trusted($value); }
function token($value) { return unsupported('a token'); }
function refused(array $s): bool { return !succeeded($s); }
function origin($value, string $kind): bool
{
    $roots = match ($kind) {
        'request' => request_leaves(),
        'session' => leaves(world()->data['session']),
        'setting' => leaves(world()->data['settings']),
        'store' => [...leaves(world()->store), ...leaves(world()->properties), ...leaves(world()->data['stored'])],
        'reply' => array_merge(...array_column(statements(), 'leaves')),
        default => unsupported("the origin $kind"),
    };
    foreach (leaves($value) as [, $one]) {
        if (array_filter($roots, fn ($leaf) => same($leaf[1], $one))) {
            return true;
        }
    }
    return false;
}

// Trusted, but for which things are bought and how many.
function priced($value): bool
{
    $goods = ['qty', 'quantity', 'count', 'id', 'product', 'productid', 'sku', 'variant', 'variantid', 'product_id', 'variant_id', 'slug', 'size'];
    foreach (request_leaves() as [$name, $sent]) {
        if (same($sent, $value) && in_array(strtolower(preg_replace('/^.*\./', '', $name)), $goods, true)) {
            return true;
        }
    }
    return trusted($value);
}

// All values that the shop keeps.
function kept_leaves(): array
{
    return [...leaves(world()->data['settings']), ...leaves(world()->data['session']), ...leaves(world()->data['stored']), ...leaves(world()->store), ...leaves(world()->properties)];
}

// A value that a setting has, or one of a record.
function kept($value): bool
{
    foreach (kept_leaves() as $leaf) {
        if (same($leaf[1], $value)) {
            return true;
        }
    }
    return false;
}

// A value that nobody chose: neither the request nor the shop nor a reply has it.
function literal($value): bool
{
    foreach ([...kept_leaves(), ...array_merge(...array_column(statements(), 'leaves'))] as $leaf) {
        if (same($leaf[1], $value)) {
            return false;
        }
    }
    return trusted($value);
}

}
