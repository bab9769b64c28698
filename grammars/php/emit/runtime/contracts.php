<?php
// What the bodies of stubs do, and the logic of specifications over the state of the world.
namespace Tillproof {

// ---- what the bodies of stubs do ----

function enter(string $name): void
{
    [$file, $line] = world()->site();
    world()->trace(['event' => 'call', 'name' => $name, 'file' => $file, 'line' => $line]);
}

// Whether each clause holds, or why that is not known.
function evaluated(array $clauses): array
{
    $held = [];
    foreach ($clauses as $clause => $holds) {
        try {
            $held[$clause] = (bool) $holds();
        } catch (Unsupported $e) {
            $held[$clause] = $e->getMessage();
        }
    }
    return $held;
}

// The clauses of an effect, as they are when it is reached.
function effect(string $name, array $clauses): void
{
    if (!$clauses) {
        return;
    }
    [$file, $line] = world()->site();
    $place = "$name $file:$line";
    world()->again = in_array($place, world()->data['reached'], true);
    $held = evaluated($clauses);
    world()->effects[] = $place;
    world()->trace(['event' => 'effect', 'name' => $name, 'file' => $file, 'line' => $line, 'clauses' => $held, 'place' => $place,
                    'second' => world()->data['second']]);
}

// The clauses of a group where a contract has a condition: what has no meaning decides nothing.
function clauses_when(callable $holds, callable $clauses): array
{
    try {
        return $holds() ? $clauses() : [];
    } catch (Unsupported $e) {
        return array_map(fn ($clause) => fn () => throw $e, $clauses());
    }
}

// In a driver: the framework takes the record as paid, or does what another group is about.
function accept($record, string $group = 'settles'): bool
{
    effect(world()->data['entry']['accepting'], (__NAMESPACE__ . '\\Clauses\\g_' . $group)($record));
    return true;
}

function register(int $entry, $trigger, $callback, $permission): void
{
    world()->registered[] = ['entry' => $entry, 'trigger' => $trigger, 'callback' => $callback, 'permission' => $permission];
}

function establish(string $fact, array $arguments): void { world()->facts[] = [$fact, $arguments]; }

function finish(): void { exit; }

// The result that the counterexample has for a call, else any that fits the declared type.
function declared(string $name, string $type)
{
    $value = null;
    $is_there = true;
    if (world()->value_here($name . '():present', $is_there) && !$is_there) {
        world()->value_here($name . '()', $value);
        return $value;
    }
    if (world()->value_here($name . '()', $value)) {
        return $value instanceof Thing ? object_of($type) ?? $value : $value;
    }
    if (world()->value_here($name . '().key', $value) && class_exists($type)) {
        return world()->record($type, $value);
    }
    $defaults = ['bool' => false, 'int' => 0, 'float' => 0.0, 'string' => '', 'array' => []];
    return $defaults[strtolower(ltrim($type, '?'))] ?? null;
}

// An object that another one has from the beginning.
function part(string $class): object { return (new \ReflectionClass($class))->newInstanceWithoutConstructor(); }

function happens(string $name): bool
{
    $value = false;
    world()->value_here($name, $value);
    return (bool) $value;
}

// Chooses a value for which the predicate holds: as it is, or one of the candidates.
function satisfy(callable $holds, callable $set, array $candidates): void
{
    if ($holds()) {
        return;
    }
    foreach ([...$candidates, true, false, 1, 0, 'x', '', null] as $candidate) {
        $set($candidate);
        if ($holds()) {
            return;
        }
    }
    throw new Unsupported('no value satisfies what the specification ensures');
}

// ---- logic ----

function same_word(string $a, string $b): bool { return strtolower($a) === strtolower($b); }

function equal($a, $b): bool
{
    if ((is_int($a) || is_float($a)) && (is_int($b) || is_float($b))) {
        return $a == $b;
    }
    return $a === $b;
}

function member($item, $set): bool
{
    foreach (is_array($set) ? $set : [] as $one) {
        if (equal($item, $one)) {
            return true;
        }
    }
    return false;
}

function glob_matches($text, string $pattern): bool
{
    return is_string($text) && preg_match('/^' . str_replace('\*', '.*', preg_quote($pattern, '/')) . '$/s', $text) === 1;
}

function number($value): float { return is_scalar($value) ? (float) (is_string($value) ? trim($value) : $value) : 0.0; }
function item($base, $key) { return is_array($base) || $base instanceof \ArrayAccess ? $base[$key] ?? null : null; }
function field($base, string $name) { return world()->field($base, $name); }
function put($base, string $name, $value): void { world()->put($base, $name, $value); }
function put_element($base, string $name, $key, $value): void
{
    $map = world()->field($base, $name);
    if (is_scalar($key)) {
        world()->put($base, $name, [$key => $value] + (is_array($map) ? $map : []));
    }
}
function truth($value): bool { return (bool) $value; }
function constant_of(string $name) { return class_exists($name) || interface_exists($name) ? $name : (defined($name) ? \constant($name) : $name); }

function old(array $store, callable $term)
{
    world()->before = $store;
    try {
        return $term();
    } finally {
        world()->before = null;
    }
}

function checked(string $fact, array $arguments): bool
{
    foreach (world()->facts as [$name, $given]) {
        $same = $name === $fact;
        foreach ($arguments as $i => $argument) {
            $same = $same && ($argument === null || !array_key_exists($i, $given) || equal($argument, $given[$i]));
        }
        if ($same) {
            return true;
        }
    }
    return false;
}

// [path, value] of all scalars in a tree.
function leaves($tree, string $path = ''): array
{
    if (!is_array($tree)) {
        return $tree === null ? [] : [[$path, $tree]];
    }
    $all = [];
    foreach ($tree as $key => $value) {
        array_push($all, ...leaves($value, $path === '' ? (string) $key : "$path.$key"));
    }
    return $all;
}

// What a text says: the leaves of the tree that it encodes, and itself.
function text_leaves($text): array
{
    if (!is_string($text)) {
        return leaves($text);
    }
    $tree = json_decode($text, true);
    if (!is_array($tree)) {
        parse_str($text, $tree);
        $tree = str_contains($text, '=') ? $tree : [];
    }
    return [...leaves($tree), ['', $text]];
}

function request_leaves(): array
{
    $data = world()->data;
    $all = [];
    foreach (['query', 'post', 'cookies', 'headers', 'files', 'parameters'] as $part) {
        array_push($all, ...leaves($data[$part] ?? []));
    }
    array_push($all, ...leaves(world()->chosen));
    return $data['body'] === null ? $all : [...$all, ...text_leaves($data['body'])];
}

function same($a, $b): bool
{
    $is_value = fn ($one) => is_scalar($one) && (string) $one !== '';
    if (!$is_value($a) || !$is_value($b) || is_bool($a) !== is_bool($b)) {
        return false;
    }
    return $a === $b || same_word(trim((string) $a), trim((string) $b)) ||
        (is_numeric($a) && is_numeric($b) && $a == $b) || (is_int($a) && $a === (int) $b) || (is_int($b) && $b === (int) $a);
}

function unsupported(string $what) { throw new Unsupported("$what has no meaning at run time"); }
function matches($text, string $pattern): bool { return is_string($text) && preg_match($pattern, $text) === 1; }
function integer($value): int { return is_array($value) ? (int) (bool) $value : (is_object($value) ? 1 : (int) $value); }
function text($value): string { return is_scalar($value) ? (string) $value : ''; }
function lower($value): string { return strtolower(text($value)); }
function length($value): int { return strlen(text($value)); }
function concat(...$parts): string { return implode('', array_map(__NAMESPACE__ . '\\text', $parts)); }
function absent($base, ...$key): bool { return $key ? item($base, $key[0]) === null : $base === null; }
function class_of($name): string { return text($name); }
function instance($value, string $class): bool { return $value instanceof $class; }
function make_new(string $class, ...$arguments): object { return new $class(...$arguments); }
function records(string $class): array
{
    return array_column(array_filter(world()->records(), fn ($one) => same_word($one[0], $class)), 2);
}
function filtered(string $hook, $value, ...$arguments) { return $value; }
// What the plugin registered for an action that happens after it was loaded, in that order.
function dispatched($hook, $arguments = [])
{
    foreach (world()->has_entered ? world()->registered : [] as $one) {
        if (is_string($hook) && $one['trigger'] === $hook) {
            callable_of($one['callback'])(...array_values(is_array($arguments) ? $arguments : []));
        }
    }
    return null;
}
function called($callback, ...$arguments)
{
    $callable = \Closure::fromCallable(callable_of($callback));
    return $callable(...arguments_of(new \ReflectionFunction($callable), $arguments));
}
function called_with($callback, $named)
{
    $callable = \Closure::fromCallable(callable_of($callback));
    $given = [];
    foreach ((new \ReflectionFunction($callable))->getParameters() as $parameter) {
        if (!array_key_exists($parameter->getName(), $named)) {
            $given = arguments_of(new \ReflectionFunction($callable), $given, $parameter->getPosition() + 1);
        } else {
            $given[] = $named[$parameter->getName()];
        }
    }
    return $callable(...$given);
}
function minor_unit($currency): float { return 0.01; }
function again(): bool { return world()->again; }
function channel(): string { return world()->data['channel']; }
function accepts($result, array $refused): bool
{
    foreach ($refused as $one) {
        if ((is_string($one) && is_object($result) && $result instanceof $one) || equal($result, $one)) {
            return false;
        }
    }
    return true;
}

}
