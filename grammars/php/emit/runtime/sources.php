<?php
// What comes from outside: the request, settings, replies, and MACs that are computed for real.
namespace Tillproof {

// ---- sources ----

function request(string $part, ...$key)
{
    $data = world()->data;
    $names = ['cookie' => 'cookies', 'header' => 'headers', 'params' => 'parameters', 'json' => 'parameters', 'path_params' => 'parameters'];
    $value = match ($part) {
        'body' => (string) ($data['body'] ?? ''),
        'method' => $data['method'],
        'path' => '/',
        'any' => $data['query'] + $data['post'],
        'params', 'json' => $data['parameters'] + $data['post'] + $data['query'] + (json_decode((string) $data['body'], true) ?: []),
        default => $data[$names[$part] ?? $part] ?? [],
    };
    return $key ? (is_array($value) ? $value[$key[0]] ?? null : null) : $value;
}

function settings(string $name): array { world()->asked[$name] = true; return (array) (world()->data['settings'][$name] ?? []); }
function stored(string $kind, $key, $owner = null)
{
    return $owner === null ? world()->data['stored'][$kind][$key] ?? '' : world()->store[strtolower($kind)][World::key($owner)][$key] ?? '';
}
function scalar($value) { return is_array($value) || is_object($value) ? '' : $value; }
// The query with its placeholders filled in; what it asks for is not read off here.
function filled($query, array $values): string
{
    $values = count($values) === 1 && is_array($values[0] ?? null) ? array_values($values[0]) : $values;
    $quoted = preg_replace("/(['\"]?)%s\\1/", "'%s'", str_replace(['%i', '%f'], '%s', (string) $query));
    return vsprintf($quoted, array_pad($values, substr_count($quoted, '%'), ''));
}
function assume($value): bool { return (bool) $value; }
function found(string $class, $by)
{
    $key = 1;
    world()->value_here("$class.found", $key);
    return world()->record($class, $key);
}

function setting($name, $default = null)
{
    world()->asked[text($name)] = true;
    return world()->data['settings'][text($name)] ?? $default;
}

function setting_text($name): string { return text(setting($name)); }
// Of an algorithm that PHP has, or of one that only a specification knows by name.
function digest(string $algorithm, string $data, bool $binary): string
{
    return in_array($algorithm, hash_algos(), true) ? hash($algorithm, $data, $binary) : hash('sha256', "$algorithm:$data", $binary);
}

function hash_of($algorithm, $data): string { return digest(text($algorithm), text($data), false); }
function show($value): bool { return true; }

// The value is that of a setting that was read and is named like one of the globs.
function named($value, string ...$globs): bool
{
    foreach (world()->data['settings'] as $name => $one) {
        if (isset(world()->asked[$name]) && same($one, $value) && array_filter($globs, fn ($glob) => glob_matches(strtolower((string) $name), $glob))) {
            return true;
        }
    }
    return false;
}

function session(...$key) { return $key ? $_SESSION[$key[0]] ?? null : $_SESSION; }
function identity() { return world()->data['identity']; }

function server(string $what, string $type = 'string')
{
    $value = ['string' => '', 'int' => 0, 'integer' => 0, 'float' => 0.0, 'bool' => false, 'array' => []][$type] ?? null;
    world()->value_here($what, $value);
    return $value;
}

function choice(): bool { return happens('choice'); }

function any(string $type, string $label = '')
{
    $value = null;
    $name = $label === '' ? $type : $label;
    if (world()->model_of($type)) {
        world()->value_here($name, $value);
        return world()->record($type, $value ?? 1);
    }
    if (world()->value_here($name, $value)) {
        return $value;
    }
    return class_exists($type) ? made_without($type)
        : (['string' => '', 'int' => 0, 'float' => 0.0, 'bool' => false, 'array' => []][$type] ?? null);
}

// The message that a part is asked of: what was given once is of the next one, where its answer waits.
function message_of(string $id, string $part): string
{
    static $given = [], $rounds = [];
    $round = $rounds[$id] ??= 0;
    if (isset($given["$id#$round"][$part]) && world()->is_awaited(['reply.body', 'reply.code', 'reply.failed'])) {
        $round = ++$rounds[$id];
    }
    $given["$id#$round"][$part] = true;
    return "$id#$round";
}

// What a provider keeps at the address: the object of the longest place that the address holds.
function object_at(string $url): ?array
{
    $host = (string) parse_url($url, PHP_URL_HOST);
    $found = null;
    $longest = 0;
    foreach (world()->data['providers'] as $object) {
        foreach (array_filter($object['hosts'], fn ($glob) => glob_matches($host, $glob)) ? $object['places'] : [] as $place) {
            if (strlen($place) > $longest && str_contains($url, $place)) {
                $found = ['roles' => $object['roles']];
                $longest = strlen($place);
            }
        }
    }
    return $found;
}

function reply($url, $sent = null, string $part = 'body')
{
    [$file, $line] = world()->site();
    $id = message_of("$file:$line:" . (is_string($url) ? $url : ''), $part);
    if (!isset(world()->replies[$id])) {
        $names = [];
        foreach (['body', 'code', 'failed', 'headers'] as $name) {
            $value = ['body' => '', 'code' => 200, 'failed' => false, 'headers' => []][$name];
            world()->value_here("reply.$name", $value);
            $names[$name] = $value;
        }
        $host = parse_url((string) $url, PHP_URL_HOST) ?: '';
        $chosen = array_filter(request_leaves(), fn ($leaf) => is_string($leaf[1]) && strlen($leaf[1]) >= 4 && $host !== '' &&
                               (str_contains($leaf[1], $host) || str_contains($host, $leaf[1])));
        $credentials = array_filter(leaves(world()->data['settings']), fn ($one) => (string) $one[1] !== '' &&
                                    str_contains(json_encode([$url, $sent]), (string) $one[1]));
        world()->replies[$id] = ['authentic' => !$chosen, 'keyed' => (bool) $credentials, 'key' => $url, 'object' => object_at(text($url)),
                                 'leaves' => text_leaves($names['body']), 'parts' => $names, 'body' => $names['body']];
        world()->trace(['event' => 'reply', 'url' => (string) $url, 'file' => $file, 'line' => $line]);
    }
    return world()->replies[$id]['parts'][$part] ?? null;
}

function answer(string $provider, string $object, $key = null, $sent = null, $charge = null)
{
    $id = "$provider.$object:" . (is_scalar($key) ? $key : '');
    if (!isset(world()->replies[$id])) {
        $fields = [];
        if (!world()->value_here("$provider.$object", $fields)) {
            foreach (world()->data['values'] as $one) {
                $fields = preg_replace('/#\d+/', '', $one['name']) === "$provider.$object" ? $one['value'] : $fields;
            }
        }
        $fields = is_array($fields) ? $fields : [];
        world()->replies[$id] = ['is_charge' => $charge !== null, 'authentic' => true, 'keyed' => true, 'key' => $key, 'leaves' => leaves($fields), 'body' => $fields,
                                 'object' => world()->data['providers']["$provider.$object"] ?? null, 'answer' => new Answer($fields)];
        world()->trace(['event' => 'reply', 'url' => $id, 'file' => world()->site()[0], 'line' => world()->site()[1]]);
    }
    return world()->replies[$id]['answer'];
}

function decoded(string $format, $text)
{
    if ($format === 'query') {
        parse_str((string) $text, $tree);
        return $tree;
    }
    return $format === 'json' || $format === 'object' ? json_decode((string) $text, $format === 'json') : @unserialize((string) $text, ['allowed_classes' => false]);
}

function normal(string $form, $value)
{
    if (is_array($value)) {
        return array_map(fn ($one) => normal($form, $one), $value);
    }
    $text = is_scalar($value) ? (string) $value : '';
    return match ($form) {
        'unslash' => stripslashes($text),
        'sanitize', 'clean', 'title', 'file' => trim(preg_replace('/[\r\n\t ]+/', ' ', strip_tags($text))),
        'key' => preg_replace('/[^a-z0-9_\-]/', '', strtolower($text)),
        'html' => htmlspecialchars($text, ENT_QUOTES),
        'lower' => strtolower($text),
        'trim' => trim($text),
        default => $text,
    };
}

function record(string $class, $key) { return world()->record($class, is_array($key) || is_object($key) ? 0 : $key); }
function existing($record): bool { return is_object($record) && world()->exists($record); }

// ---- MACs, computed for real and remembered ----

function hmac_of(string $algorithm, string $data, string $key, bool $binary): string
{
    $block = in_array(strtolower($algorithm), ['sha384', 'sha512'], true) ? 128 : 64;
    $key = str_pad(strlen($key) > $block ? digest($algorithm, $key, true) : $key, $block, "\0");
    $inner = digest($algorithm, ($key ^ str_repeat("\x36", $block)) . $data, true);
    return digest($algorithm, ($key ^ str_repeat("\x5c", $block)) . $inner, $binary);
}

function mac(string $algorithm, $key, $data, bool $binary = false): string
{
    $raw = hmac_of($algorithm, (string) $data, (string) $key, true);
    $hex = bin2hex($raw);
    world()->macs[] = ['algorithm' => $algorithm, 'key' => (string) $key, 'data' => (string) $data,
                       'shapes' => [$raw, $hex, strtoupper($hex), base64_encode($raw), base64_encode($hex)]];
    told_mac($algorithm, (string) $key, (string) $data);
    return $binary ? $raw : $hex;
}

// An operator that compares cannot be seen: what the clauses about one say is told with the MAC.
function told_mac(string $algorithm, string $key, string $data): void
{
    [$file, $line] = world()->site();
    $held = evaluated(\Tillproof\Clauses\comparison($algorithm, $key, $data, null, false, false));
    world()->trace(['event' => 'mac', 'file' => $file, 'line' => $line, 'clauses' => $held]);
}

// strcmp and its like: texts that are compared, and told as a comparison where one is a signature.
function ordered(string $name, $a, $b, bool $folds): int
{
    foreach ([$a, $b] as $one) {
        if (is_array($one) || is_object($one) && !method_exists($one, '__toString')) {
            throw new \TypeError("$name(): Argument must be of type string");
        }
    }
    compared((string) $a, (string) $b, false, false);
    return substr_compare((string) $a, (string) $b, 0, null, $folds);
}

// A signature that the program compares: the clauses about such comparisons.
function compared($a, $b, bool $strict = true, bool $constant_time = true): bool
{
    foreach (world()->macs as $mac) {
        foreach ([[$a, $b], [$b, $a]] as [$own, $other]) {
            if (in_array($own, $mac['shapes'], true)) {
                $clauses = \Tillproof\Clauses\comparison($mac['algorithm'], $mac['key'], $mac['data'], $other, $strict, $constant_time);
                effect('signature check', $clauses);
                return $a === $b;
            }
        }
    }
    return $a === $b;
}

}
