<?php
// The part of a witness that is the same for every plugin: the state of the shop, the request, what
// the world answers, and the built-in logic of specifications over all of it. It never decides what
// a clause is; it evaluates the clauses that the specifications have.
namespace Tillproof {

final class Unsupported extends \Exception
{
}

// What nobody specifies: every member is there and does nothing.
class Inert implements \ArrayAccess, \IteratorAggregate, \Countable
{
    public function __construct(...$arguments) { world()->inert(static::class . '::__construct'); }
    public function __call($name, $arguments) { return world()->inert(static::class . '::' . $name); }
    public static function __callStatic($name, $arguments) { return world()->inert(static::class . '::' . $name); }
    public function __get($name) { return world()->inert(static::class . '::$' . $name); }
    public function __isset($name) { return false; }
    public function __toString(): string { return ''; }
    public function offsetExists($offset): bool { return false; }
    #[\ReturnTypeWillChange]
    public function offsetGet($offset) { return null; }
    public function offsetSet($offset, $value): void {}
    public function offsetUnset($offset): void {}
    public function getIterator(): \Iterator { return new \ArrayIterator([]); }
    public function count(): int { return 0; }
}

// A provider's object: fields as properties and as elements.
final class Answer implements \ArrayAccess
{
    public function __construct(private array $fields) {}
    public function __get($name) { return self::wrap($this->fields[$name] ?? null); }
    public function __isset($name) { return isset($this->fields[$name]); }
    public function __call($name, $arguments) { return $name === 'toArray' ? $this->fields : world()->inert('Answer::' . $name); }
    public function offsetExists($offset): bool { return isset($this->fields[$offset]); }
    #[\ReturnTypeWillChange]
    public function offsetGet($offset) { return $this->fields[$offset] ?? null; }
    public function offsetSet($offset, $value): void { $this->fields[$offset] = $value; }
    public function offsetUnset($offset): void { unset($this->fields[$offset]); }
    private static function wrap($value) { return is_array($value) && $value && !array_is_list($value) ? new self($value) : $value; }
}

// The body of the request behind php://input; the other streams of PHP stay what they are.
final class InputStream
{
    public $context;
    private $position = 0;
    private $inner = null;
    public function stream_open($path, $mode, $options, &$opened): bool
    {
        if (stripos($path, 'php://input') === 0) {
            return true;
        }
        stream_wrapper_restore('php');
        $this->inner = fopen($path, $mode);
        stream_wrapper_unregister('php');
        stream_wrapper_register('php', self::class);
        return $this->inner !== false;
    }
    public function stream_read($count)
    {
        if ($this->inner) {
            return fread($this->inner, $count);
        }
        $part = substr(world()->body(), $this->position, $count);
        $this->position += strlen($part);
        return $part;
    }
    public function stream_eof(): bool { return $this->inner ? feof($this->inner) : $this->position >= strlen(world()->body()); }
    public function stream_write($data) { return $this->inner ? fwrite($this->inner, $data) : 0; }
    public function stream_seek($offset, $whence): bool { return $this->inner && fseek($this->inner, $offset, $whence) === 0; }
    public function stream_tell() { return $this->inner ? ftell($this->inner) : $this->position; }
    public function stream_flush() { return $this->inner ? fflush($this->inner) : true; }
    public function stream_close() { if ($this->inner) { fclose($this->inner); } }
    public function stream_stat() { return []; }
    public function stream_set_option($option, $first, $second) { return false; }
}

final class World
{
    public array $data;
    public array $registered = [];
    public array $facts = [];
    public array $macs = [];
    public array $replies = [];
    public array $store = [];
    public array $effects = [];
    public ?array $before = null;
    public bool $again = false;
    private array $marks = [];
    private array $used = [];
    private array $objects = [];
    private array $keys = [];
    private ?array $classes = null;
    private array $interfaces = [];
    private array $stubs = [];
    private $out;

    public function __construct($out) { $this->out = $out; }

    public function trace(array $event): void
    {
        fwrite($this->out, json_encode($event, JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR) . "\n");
        fflush($this->out);
    }

    // ---- data of the counterexample ----

    public function load(array $data, array $state): void
    {
        $this->data = $data;
        foreach ($data['marks'] as $mark) {
            if ($mark['kind'] === 'text') {
                $this->marks[$mark['name']] = self::encode($mark['format'], $mark['tree']);
            }
        }
        foreach ($data['marks'] as $mark) {
            if ($mark['kind'] === 'mac') {
                $this->marks[$mark['name']] = hmac_of($mark['format'], $this->real($mark['data']), (string) $this->real($mark['key']), false);
            }
        }
        foreach (['query', 'post', 'cookies', 'headers', 'server', 'files', 'parameters', 'settings', 'session', 'stored', 'body'] as $part) {
            $this->data[$part] = $this->real($data[$part]);
        }
        foreach ($data['values'] as $i => $value) {
            $this->data['values'][$i]['value'] = $this->real($value['value']);
        }
        foreach ($data['fields'] as $field) {
            $key = self::key($field['key']);
            $this->store[strtolower($field['class'])][$key][$field['field']] = $this->real($field['value']);
        }
        foreach ($state as $class => $records) {
            foreach ($records as $key => $fields) {
                $this->store[$class][$key] = $fields;
            }
        }
    }

    private static function encode(string $format, $tree): string
    {
        if ($format === 'query') {
            return http_build_query(is_array($tree) ? $tree : []);
        }
        if ($format === 'json' || $format === 'object') {
            return json_encode($tree, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION);
        }
        return serialize($tree);
    }

    // Marks in strings become what they stand for.
    public function real($value)
    {
        if (is_array($value)) {
            return array_map([$this, 'real'], $value);
        }
        if (!is_string($value) || $value === '') {
            return $value;
        }
        if (isset($this->marks[$value])) {
            return $this->marks[$value];
        }
        $braces = array_filter($this->marks, fn ($name) => $name !== '' && $name[0] === '{', ARRAY_FILTER_USE_KEY);
        return $braces ? strtr($value, $braces) : $value;
    }

    public static function key($key) { return is_float($key) || is_bool($key) || is_null($key) ? (int) $key : $key; }

    public function body(): string { return (string) ($this->data['body'] ?? ''); }

    // ---- where the plugin stands ----

    // The innermost place in the plugin's own code: [file, line].
    public function site(): array
    {
        $root = $this->data['root'] . '/';
        foreach (debug_backtrace(DEBUG_BACKTRACE_IGNORE_ARGS) as $frame) {
            if (isset($frame['file']) && str_starts_with($frame['file'], $root)) {
                return [substr($frame['file'], strlen($root)), $frame['line']];
            }
        }
        return ['', 0];
    }

    // The next value that the counterexample has for `name` here; false if it has none.
    public function value_here(string $name, &$value): bool
    {
        [$file, $line] = $this->site();
        $elsewhere = null;
        foreach ($this->data['values'] as $i => $one) {
            $base = preg_replace('/#\d+/', '', $one['name']);
            if (isset($this->used[$i]) || strcasecmp($base, $name) !== 0) {
                continue;
            }
            if ($one['file'] === '' || ($one['file'] === $file && $line >= $one['line'] && $line <= $one['end'])) {
                return $this->take($i, $value);
            }
            $elsewhere ??= $i;
        }
        return $elsewhere !== null && $this->data['is_moved'] && $this->take($elsewhere, $value);
    }

    private function take(int $index, &$value): bool
    {
        $this->used[$index] = true;
        $value = $this->data['values'][$index]['value'];
        return true;
    }

    public function argument(string $name, &$value): bool
    {
        foreach ($this->data['values'] as $one) {
            if ($one['name'] === $name) {
                $value = $one['value'];
                return true;
            }
        }
        return false;
    }

    public function inert(string $name)
    {
        $value = null;
        $known = $this->value_here(preg_replace('/^.*::/', '', $name) . '()', $value) || $this->value_here($name . '()', $value);
        [$file, $line] = $this->site();
        $this->trace(['event' => 'inert', 'name' => $name, 'file' => $file, 'line' => $line, 'needed' => $known && $this->last_needed($name)]);
        return $value;
    }

    private function last_needed(string $name): bool
    {
        $short = preg_replace('/^.*::/', '', $name) . '()';
        foreach ($this->data['values'] as $i => $one) {
            if (isset($this->used[$i]) && $one['needed'] && $one['unknown'] && (strcasecmp($one['name'], $short) === 0 || strcasecmp($one['name'], $name . '()') === 0)) {
                return true;
            }
        }
        return false;
    }

    // ---- records ----

    public function record(string $class, $key): object
    {
        $key = self::key($key);
        $id = strtolower($class) . '#' . $key;
        if (!isset($this->objects[$id])) {
            $this->objects[$id] = (new \ReflectionClass($class))->newInstanceWithoutConstructor();
            $this->bind($this->objects[$id], $class, $key);
        }
        return $this->objects[$id];
    }

    public function bind(object $object, string $class, $key): void
    {
        $this->keys[spl_object_id($object)] = [$class, self::key($key), $object];
        foreach ($this->model_of($class)['fields'] ?? [] as $field) {
            if ($field['host'] !== '') {
                $object->{$field['host']} = $this->field($object, $field['name']);
            }
        }
    }

    public function records(): array { return array_values($this->keys); }

    public function key_of($object) { return is_object($object) ? $this->keys[spl_object_id($object)] ?? null : null; }

    public function model_of(string $class): ?array
    {
        for ($at = ltrim($class, '\\'); $at; $at = class_exists($at) ? get_parent_class($at) : false) {
            if (isset($this->data['models'][strtolower($at)])) {
                return $this->data['models'][strtolower($at)];
            }
        }
        return null;
    }

    public function model_field(string $class, string $name): ?array
    {
        for ($at = ltrim($class, '\\'); $at; $at = class_exists($at) ? get_parent_class($at) : false) {
            foreach ($this->data['models'][strtolower($at)]['fields'] ?? [] as $field) {
                if ($field['name'] === $name) {
                    return $field + ['class' => $this->data['models'][strtolower($at)]['class']];
                }
            }
        }
        return null;
    }

    public function exists(object $object): bool
    {
        $at = $this->key_of($object);
        return $at && ($this->store[strtolower($at[0])][$at[1]]['exists'] ?? false);
    }

    public function field($base, string $name)
    {
        if (is_array($base)) {
            return $base[$name] ?? null;
        }
        $at = $this->key_of($base);
        $model = $at ? $this->model_field($at[0], $name) : null;
        if (!$model) {
            return is_object($base) ? $base->$name ?? null : null;
        }
        if ($model['host'] !== '' && isset($base->{$model['host']})) {
            return $base->{$model['host']};
        }
        $fields = ($this->before ?? $this->store)[strtolower($model['class'])][$at[1]] ?? [];
        if (array_key_exists($name, $fields)) {
            return $fields[$name];
        }
        if ($model['is_key'] && $model['type'] === 'integer') {
            return $at[1];
        }
        return ['boolean' => false, 'integer' => 0, 'real' => 0.0, 'money' => 0.0, 'string' => '', 'map' => []][$model['type']] ?? null;
    }

    public function put($base, string $name, $value): void
    {
        $at = $this->key_of($base);
        $model = $at ? $this->model_field($at[0], $name) : null;
        if (!$model) {
            return;
        }
        $this->store[strtolower($model['class'])][$at[1]][$name] = $value;
        if ($model['host'] !== '') {
            $base->{$model['host']} = $value;
        }
    }

    // ---- classes of the plugin, of the specifications, of nobody ----

    public function stub(string $class, \Closure $declare): void { $this->stubs[strtolower($class)] = $declare; }

    public function autoload(string $class): void
    {
        $lower = strtolower($class);
        if (isset($this->stubs[$lower])) {
            $declare = $this->stubs[$lower];
            unset($this->stubs[$lower]);
            $declare();
            return;
        }
        $file = $this->class_file($lower);
        if ($file !== null) {
            load_file($file);
        }
        if (class_exists($class, false) || interface_exists($class, false) || trait_exists($class, false) || self::is_asked()) {
            return;
        }
        $this->trace(['event' => 'inert class', 'name' => $class]);
        $space = strrpos($class, '\\');
        $name = $space === false ? $class : substr($class, $space + 1);
        $head = $space === false ? '' : 'namespace ' . substr($class, 0, $space) . ';';
        $kind = isset($this->interfaces[strtolower($name)]) || str_ends_with($lower, 'interface')
            ? "interface $name {}"
            : (str_ends_with($lower, 'exception') || str_ends_with($lower, 'error') ? "class $name extends \\Exception {}" : "class $name extends \\Tillproof\\Inert {}");
        eval($head . $kind);
    }

    // class_exists() and its like are answered as they are: nobody has the class.
    private static function is_asked(): bool
    {
        foreach (debug_backtrace(DEBUG_BACKTRACE_IGNORE_ARGS, 6) as $frame) {
            if (in_array($frame['function'], ['class_exists', 'interface_exists', 'trait_exists', 'enum_exists', 'is_a', 'is_subclass_of', 'is_callable', 'method_exists', 'call_user_func_array'], true)) {
                return true;
            }
        }
        return false;
    }

    private function class_file(string $lower): ?string
    {
        if ($this->classes === null) {
            $this->classes = [];
            $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($this->data['root'], \FilesystemIterator::SKIP_DOTS));
            $paths = [];
            foreach ($files as $file) {
                if (preg_match('/\.(php|inc|module)$/', $file->getPathname())) {
                    $paths[] = $file->getPathname();
                }
            }
            sort($paths);
            foreach ($paths as $path) {
                $this->index_file($path);
            }
        }
        return $this->classes[$lower] ?? null;
    }

    private function index_file(string $path): void
    {
        $handle = @fopen($path, 'r');
        $text = $handle ? stream_get_contents($handle) : '';
        $space = preg_match('/^\s*namespace\s+([\w\\\\]+)/m', $text, $found) ? strtolower($found[1]) . '\\' : '';
        preg_match_all('/^\s*(?:(?:abstract|final|readonly)\s+)*(?:class|interface|trait|enum)\s+(\w+)/mi', $text, $found);
        foreach ($found[1] as $name) {
            $this->classes[$space . strtolower($name)] ??= $path;
        }
        preg_match_all('/\bimplements\s+([\w\\\\,\s]+)\{/', $text, $found);
        foreach ($found[1] as $list) {
            foreach (preg_split('/[\s,]+/', $list) as $name) {
                $this->interfaces[strtolower(preg_replace('/^.*\\\\/', '', $name))] = true;
            }
        }
    }
}

function world(?World $set = null): World
{
    static $world;
    return $world = $set ?? $world;
}

// ---- what the bodies of stubs do ----

function enter(string $name): void
{
    [$file, $line] = world()->site();
    world()->trace(['event' => 'call', 'name' => $name, 'file' => $file, 'line' => $line]);
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
    $held = [];
    foreach ($clauses as $clause => $holds) {
        try {
            $held[$clause] = (bool) $holds();
        } catch (Unsupported $e) {
            $held[$clause] = $e->getMessage();
        }
    }
    world()->effects[] = $place;
    world()->trace(['event' => 'effect', 'name' => $name, 'file' => $file, 'line' => $line, 'clauses' => $held, 'place' => $place,
                    'second' => world()->data['second']]);
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
    if (world()->value_here($name . '()', $value)) {
        return $value;
    }
    if (world()->value_here($name . '().key', $value) && class_exists($type)) {
        return world()->record($type, $value);
    }
    $defaults = ['bool' => false, 'int' => 0, 'float' => 0.0, 'string' => '', 'array' => []];
    return $defaults[strtolower(ltrim($type, '?'))] ?? null;
}

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
    return $data['body'] === null ? $all : [...$all, ...text_leaves($data['body'])];
}

function same($a, $b): bool
{
    if ($a === null || $b === null || is_array($a) || is_array($b) || is_object($a) || is_object($b)) {
        return false;
    }
    return $a === $b || strcasecmp(trim((string) $a), trim((string) $b)) === 0 ||
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
function records(string $class) { return unsupported('a list of records'); }
function caller() { return unsupported('the caller'); }
function module() { return unsupported('the module'); }
function accept($record) { return unsupported('a driver'); }
function cashier(): bool { return (bool) statements(); }
function filtered(string $hook, $value, ...$arguments) { return $value; }
function dispatched(string $hook, ...$arguments) { return null; }
function called($callback, ...$arguments) { return callable_of($callback)(...$arguments); }
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
                      'leaves' => [...text_leaves($mac['data']), ...array_values($covered)]];
        }
    }
    foreach (world()->facts as [$fact, $arguments]) {
        if ($fact === 'authentic') {
            $all[] = ['is_notification' => true, 'authentic' => true, 'keyed' => true, 'key' => null, 'object' => null, 'leaves' => text_leaves($arguments[0] ?? null)];
        }
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

function says(array $s, $value, string $role = ''): bool
{
    foreach (in_role($s, $role, $minor) as $leaf) {
        if (same($leaf[1], $value)) {
            return true;
        }
    }
    return false;
}

function covers(array $s, $amount): bool
{
    $amount = number($amount);
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

// A provider's specification lists refusals; without one, what the message says has to matter.
function succeeded(array $s): bool
{
    $refused = $s['object']['refused'] ?? null;
    return $refused ? !$refused($s['body']) : count($s['leaves']) > 0;
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
        if (($class === 'Record' || strcasecmp($own, $class) === 0) && $holds($record)) {
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
function card($value) { return unsupported('card data'); }

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
function origin($value, string $kind): bool { return $kind === 'request' ? !trusted($value) : unsupported("the origin $kind"); }

// A value that nobody chose: neither the request nor the shop nor a reply has it.
function literal($value): bool
{
    foreach ([...leaves(world()->data['settings']), ...leaves(world()->data['session'])] as $leaf) {
        if (same($leaf[1], $value)) {
            return false;
        }
    }
    return trusted($value);
}

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

function settings(string $name): array { return (array) (world()->data['settings'][$name] ?? []); }
function stored(string $kind, $key, $owner = null)
{
    return $owner === null ? world()->data['stored'][$kind][$key] ?? '' : world()->store[strtolower($kind)][World::key($owner)][$key] ?? '';
}
function scalar($value) { return is_array($value) || is_object($value) ? '' : $value; }
function assume($value): bool { return (bool) $value; }
function found(string $class, $by)
{
    $key = 1;
    world()->value_here("$class.found", $key);
    return world()->record($class, $key);
}

function setting($name, $default = null) { return world()->data['settings'][$name] ?? $default; }
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
    return class_exists($type) ? (new \ReflectionClass($type))->newInstanceWithoutConstructor()
        : (['string' => '', 'int' => 0, 'float' => 0.0, 'bool' => false, 'array' => []][$type] ?? null);
}

function reply($url, $sent = null, string $part = 'body')
{
    [$file, $line] = world()->site();
    $id = "$file:$line:" . (is_string($url) ? $url : '');
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
        world()->replies[$id] = ['authentic' => !$chosen, 'keyed' => (bool) $credentials, 'key' => $url, 'object' => null,
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
        world()->replies[$id] = ['authentic' => true, 'keyed' => true, 'key' => $key, 'leaves' => leaves($fields), 'body' => $fields,
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
    $key = str_pad(strlen($key) > $block ? hash($algorithm, $key, true) : $key, $block, "\0");
    $inner = hash($algorithm, ($key ^ str_repeat("\x36", $block)) . $data, true);
    return hash($algorithm, ($key ^ str_repeat("\x5c", $block)) . $inner, $binary);
}

function mac(string $algorithm, $key, $data, bool $binary = false): string
{
    $raw = hmac_of($algorithm, (string) $data, (string) $key, true);
    $hex = bin2hex($raw);
    world()->macs[] = ['algorithm' => $algorithm, 'key' => (string) $key, 'data' => (string) $data,
                       'shapes' => [$raw, $hex, strtoupper($hex), base64_encode($raw), base64_encode($hex)]];
    return $binary ? $raw : $hex;
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

// ---- the run ----

function load_file(string $path)
{
    return require_once $path;
}

function arguments_of(\ReflectionFunctionAbstract $function, array $given): array
{
    foreach (array_slice($function->getParameters(), count($given)) as $parameter) {
        $value = null;
        if ($parameter->isVariadic()) {
            break;
        }
        $type = $parameter->getType() instanceof \ReflectionNamedType ? $parameter->getType()->getName() : '';
        if (!world()->argument($parameter->getName(), $value)) {
            if (world()->argument($parameter->getName() . '.key', $value) && class_exists($type)) {
                $value = world()->record($type, $value);
            } elseif ($parameter->isDefaultValueAvailable()) {
                $value = $parameter->getDefaultValue();
            } else {
                $value = declared('', $type) ?? (class_exists($type) ? (new \ReflectionClass($type))->newInstanceWithoutConstructor() : null);
            }
        }
        $given[] = $value;
    }
    return $given;
}

function make(string $class): object
{
    $reflection = new \ReflectionClass($class);
    $constructor = $reflection->getConstructor();
    if ($constructor && $constructor->isPublic()) {
        return $reflection->newInstanceArgs(arguments_of($constructor, []));
    }
    $object = $reflection->newInstanceWithoutConstructor();
    if ($constructor) {
        $constructor->setAccessible(true);
        $constructor->invokeArgs($object, arguments_of($constructor, []));
    }
    return $object;
}

function call_method(object $object, string $name, array $given)
{
    $method = new \ReflectionMethod($object, $name);
    $method->setAccessible(true);
    return $method->invokeArgs($method->isStatic() ? null : $object, arguments_of($method, $given));
}

// What registers the callback, unless loading the files already did.
function set_up(array $entry): void
{
    if ($entry['set_up'] === '' || find_registered($entry)) {
        return;
    }
    if ($entry['class'] === '') {
        if (function_exists($entry['set_up'])) {
            $function = new \ReflectionFunction($entry['set_up']);
            $function->invokeArgs(arguments_of($function, []));
        }
        return;
    }
    $method = preg_replace('/^.*::/', '', $entry['set_up']);
    if ((new \ReflectionMethod($entry['class'], $method))->isStatic()) {
        (new \ReflectionMethod($entry['class'], $method))->invokeArgs(null, arguments_of(new \ReflectionMethod($entry['class'], $method), []));
        return;
    }
    $object = make($entry['class']);
    if (!find_registered($entry) && strtolower($method) !== '__construct') {
        call_method($object, $method, []);
    }
}

function name_of($callback): string
{
    if (is_array($callback)) {
        return (string) ($callback[1] ?? '');
    }
    return $callback instanceof \Closure ? (new \ReflectionFunction($callback))->getName() : preg_replace('/^.*(::|\\\\)/', '', (string) $callback);
}

function find_registered(array $entry): ?array
{
    $short = preg_replace('/^.*(::|\\\\)/', '', $entry['function']);
    foreach (world()->registered as $one) {
        if ($entry['trigger'] !== '' && is_string($one['trigger']) && $one['trigger'] !== $entry['trigger']) {
            continue;
        }
        $closure = $one['callback'] instanceof \Closure && str_contains($short, '{closure');
        if ($closure || strcasecmp(name_of($one['callback']), $short) === 0) {
            return $one;
        }
    }
    return null;
}

function callable_of($callback): callable
{
    if (is_array($callback) && is_object($callback[0])) {
        $method = new \ReflectionMethod($callback[0], $callback[1]);
        $method->setAccessible(true);
        return $method->getClosure($callback[0]);
    }
    return $callback;
}

function deliver(array $entry, array $arguments, callable $accepts)
{
    if ($entry['kind'] === 'page') {
        chdir(dirname(world()->data['root'] . '/' . $entry['page']));
        world()->trace(['event' => 'enter']);
        return load_file(world()->data['root'] . '/' . $entry['page']);
    }
    if ($entry['kind'] === 'override') {
        $object = make($entry['class']);
        world()->trace(['event' => 'enter']);
        return call_method($object, preg_replace('/^.*::/', '', $entry['function']), $arguments);
    }
    set_up($entry);
    $found = find_registered($entry);
    if (!$found) {
        throw new Unsupported('the callback is not registered when the files are loaded');
    }
    if ($found['permission'] !== null && !$accepts(($found['permission'])(...$arguments))) {
        world()->trace(['event' => 'refused']);
        return null;
    }
    $callback = callable_of($found['callback']);
    $function = $callback instanceof \Closure || is_string($callback) && !str_contains($callback, '::') ? new \ReflectionFunction($callback) : new \ReflectionMethod(...(is_array($callback) ? $callback : explode('::', $callback)));
    world()->trace(['event' => 'enter']);
    return $callback(...arguments_of($function, $arguments));
}

// Built-in functions that were taken out and that no specification defines, and what nobody defines.
function define_world(): void
{
    foreach (world()->data['world'] as $name) {
        if (!function_exists($name)) {
            $space = strrpos($name, '\\');
            $short = $space === false ? $name : substr($name, $space + 1);
            eval(($space === false ? '' : 'namespace ' . substr($name, 0, $space) . '; ') .
                 "function $short(...\$arguments) { return \\Tillproof\\world()->inert(" . var_export($name, true) . '); }');
        }
    }
}

function start(array $data): void
{
    $options = getopt('', ['trace:', 'state:', 'root:', 'moved', 'inert:', 'constant:']);
    $data['root'] = $options['root'] ?? $data['root'];
    $data['is_moved'] = isset($options['moved']); // values belong to lines of another version
    array_push($data['world'], ...(array) ($options['inert'] ?? []));
    foreach ((array) ($options['constant'] ?? []) as $i => $name) {
        $data['constants'][$name] = 20000 + $i;
    }
    $state = [];
    $reached = [];
    if (isset($options['state'])) {
        [$state, $reached] = unserialize(stream_get_contents(fopen($options['state'], 'r')), ['allowed_classes' => false]);
    }
    $data['second'] = isset($options['state']);
    foreach (Clauses\refusals() as $name => $refused) {
        if (isset($data['providers'][$name])) {
            $data['providers'][$name]['refused'] = $refused;
        }
    }
    $data['reached'] = $reached;
    $out = fopen($options['trace'] ?? 'php://stdout', 'w');
    world(new World($out));
    error_reporting(E_ALL);
    set_error_handler(fn () => true);
    spl_autoload_register(fn ($class) => world()->autoload($class));
    world()->load($data, $state);
    stream_wrapper_unregister('php');
    stream_wrapper_register('php', InputStream::class);
    $data = world()->data;
    $_GET = $data['query'];
    $_POST = $data['post'];
    $_COOKIE = $data['cookies'];
    $_FILES = $data['files'];
    $_REQUEST = $data['post'] + $data['query'];
    $_SESSION = $data['session'];
    $_SERVER = $data['headers'] + $data['server'] + ['REQUEST_METHOD' => $data['method'], 'SERVER_NAME' => 'shop.example', 'HTTP_HOST' => 'shop.example',
        'REMOTE_ADDR' => '203.0.113.1', 'REQUEST_URI' => '/', 'QUERY_STRING' => http_build_query($data['query']), 'SCRIPT_NAME' => '/index.php', 'PHP_SELF' => '/index.php', 'REQUEST_TIME' => 1700000000];
    $_ENV = [];
    foreach ($data['constants'] as $name => $value) {
        if (!defined($name)) {
            define($name, $value);
        }
    }
    register_shutdown_function(function () {
        $error = error_get_last();
        $fatal = $error && $error['type'] & (E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR);
        world()->trace(['event' => 'end', 'how' => $fatal ? 'fatal' : (world()->data['returned'] ?? 'exit'), 'message' => $fatal ? $error['message'] : '']);
        world()->trace(['event' => 'state', 'state' => base64_encode(serialize([world()->store, world()->effects]))]);
    });
}

function run(callable $accepts, callable $arguments, string $answered): void
{
    $entry = world()->data['entry'];
    try {
        foreach (world()->data['requires'] as $path) {
            load_file(world()->data['root'] . '/' . $path);
        }
        foreach (world()->data['declares'] as $function) {
            if (!class_exists($entry['class'] === '' ? 'stdClass' : $entry['class']) && function_exists($function)) {
                $function();
            }
        }
        $result = deliver($entry, $arguments(), $accepts);
        if ($answered !== '' && $result !== null) {
            $answered($result);
        }
        world()->data['returned'] = 'return';
    } catch (Unsupported $e) {
        world()->data['returned'] = 'unsupported';
        world()->trace(['event' => 'unsupported', 'message' => $e->getMessage()]);
    } catch (\Throwable $e) {
        world()->data['returned'] = 'throw';
        $root = world()->data['root'] . '/';
        $file = str_starts_with($e->getFile(), $root) ? substr($e->getFile(), strlen($root)) : '';
        world()->trace(['event' => 'throw', 'class' => get_class($e), 'message' => $e->getMessage(), 'file' => $file, 'line' => $e->getLine()]);
    }
}

}

namespace {

// Built-in functions that reach the clock or the world, and MACs, as a witness has them.
if (!function_exists('hash_hmac')) {
    function hash_hmac($algo, $data, $key, $binary = false) { return \Tillproof\mac((string) $algo, $key, $data, (bool) $binary); }
}
if (!function_exists('hash_equals')) {
    function hash_equals($known_string, $user_string) {
        if (!is_string($known_string) || !is_string($user_string)) {
            throw new TypeError('hash_equals(): Argument must be of type string');
        }
        return \Tillproof\compared($known_string, $user_string);
    }
}
if (!function_exists('time')) {
    function time() { $now = 1700000000; \Tillproof\world()->value_here('time()', $now); return $now; }
}
if (!function_exists('file_get_contents')) {
    function file_get_contents($filename, $use_include_path = false, $context = null, $offset = 0, $length = null) {
        if (preg_match('#^https?://#i', (string) $filename)) {
            return \Tillproof\reply($filename, null, 'body');
        }
        $handle = @fopen($filename, 'r');
        return $handle ? stream_get_contents($handle, $length ?? -1, $offset ?: -1) : false;
    }
}

}
