<?php
// A witness, the same for every plugin: the state of the shop, the values of the counterexample, classes
// that nobody defines. Nothing here decides what a clause is.
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

// An object of a class that nothing says, with what is known to be in it.
#[\AllowDynamicProperties]
final class Thing extends Inert
{
    public function __construct(array $fields)
    {
        foreach ($fields as $name => $value) {
            $this->$name = $value;
        }
    }
}

// A record of a class that nobody declares.
#[\AllowDynamicProperties]
final class Row
{
    public $meta = [];
    public function __get($name) { return null; }
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
    public array $chosen = []; // arguments of the entry point that the client chose
    public array $macs = [];
    public array $replies = [];
    public array $store = [];
    public array $properties = []; // of the objects that stand for records
    public array $effects = [];
    public ?array $before = null;
    public bool $again = false;
    public bool $has_entered = false; // the entry point was called
    private array $marks = []; // what they stand for
    private array $open = [];  // those that are not resolved yet
    private array $used = [];
    private array $objects = [];
    private array $keys = [];
    private ?array $classes = null;
    private ?array $paths = null;
    public array $services = [];
    public array $making = []; // by name: services whose constructors are running
    public array $asked = []; // names of the settings that were read
    private array $interfaces = [];
    private array $stubs = [];
    private $out;

    public function __construct($out) { $this->out = $out; }

    public function trace(array $event): void
    {
        fwrite($this->out, json_encode($event, JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR) . "\n");
        fflush($this->out);
    }

    public function enter(): void
    {
        $this->has_entered = true;
        $this->trace(['event' => 'enter']);
    }

    // ---- data of the counterexample ----

    public function load(array $data, array $state): void
    {
        $this->data = $data;
        foreach ($data['marks'] as $mark) {
            $this->open[$mark['name']] ??= $mark;
        }
        foreach (array_keys($this->open) as $name) {
            $this->resolve($name);
        }
        foreach (['query', 'post', 'cookies', 'headers', 'server', 'files', 'parameters', 'settings', 'session', 'stored', 'body'] as $part) {
            $this->data[$part] = $this->real($data[$part]);
        }
        foreach ($data['values'] as $i => $value) {
            $real = $this->real($value['value']);
            $this->data['values'][$i]['value'] = isset($value['object']) ? new Thing($real) : $real;
        }
        foreach ($data['fields'] as $field) {
            $key = self::key($field['key']);
            if ($field['property']) {
                $this->properties[strtolower($field['class'])][$key][$field['field']] = $this->real($field['value']);
            } else {
                $this->store[strtolower($field['class'])][$key][$field['field']] = $this->real($field['value']);
            }
        }
        foreach ($state['store'] ?? [] as $class => $records) {
            foreach ($records as $key => $fields) {
                $this->store[$class][$key] = $fields;
            }
        }
        foreach ($state['properties'] ?? [] as $class => $records) {
            foreach ($records as $key => $fields) {
                $this->properties[$class][$key] = $fields + ($this->properties[$class][$key] ?? []);
            }
        }
    }

    // What a later delivery finds.
    public function state(): array
    {
        foreach ($this->keys as [$class, $key, $object]) {
            $plain = array_filter(get_object_vars($object), fn ($one) => is_scalar($one) || is_array($one));
            $this->properties[strtolower($class)][$key] = array_filter($plain, [$this, 'is_plain']);
        }
        return ['store' => $this->store, 'properties' => $this->properties];
    }

    private function is_plain($value): bool
    {
        return is_array($value) ? !array_filter($value, fn ($one) => !$this->is_plain($one)) : !is_object($value) && !is_resource($value);
    }

    // What a mark stands for; the marks in it come first.
    private function resolve(string $name): void
    {
        $mark = $this->open[$name] ?? null;
        unset($this->open[$name]);
        if ($mark === null) {
            return;
        }
        $parts = json_encode([$mark['tree'] ?? null, $mark['data'] ?? null, $mark['key'] ?? null], JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES);
        foreach (array_keys($this->open) as $other) {
            if (str_contains((string) $parts, (string) $other)) {
                $this->resolve($other);
            }
        }
        $this->marks[$name] = match ($mark['kind']) {
            'text' => self::encode($mark['format'], $this->real($mark['tree'])),
            'hash' => digest($mark['format'], (string) $this->real($mark['data']), false),
            'mac' => hmac_of($mark['format'], (string) $this->real($mark['data']), (string) $this->real($mark['key']), false),
        };
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
            if (isset($this->used[$i]) || !same_word($base, $name)) {
                continue;
            }
            if ($one['file'] === '' || ($one['file'] === $file && $line >= $one['line'] && $line <= $one['end'])) {
                return $this->take($i, $value);
            }
            $elsewhere ??= $i;
        }
        return $elsewhere !== null && $this->data['is_moved'] && $this->take($elsewhere, $value);
    }

    // Whether the counterexample has a value of one of the names that was not taken yet, from here.
    public function is_awaited(array $names): bool
    {
        [$file, $line] = $this->site();
        foreach ($this->data['values'] as $i => $one) {
            $is_here = $one['file'] === $file && $line >= $one['line'] && $line <= $one['end'];
            if ($is_here && !isset($this->used[$i]) && in_array(preg_replace('/#\d+/', '', $one['name']), $names, true)) {
                return true;
            }
        }
        return false;
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
        if ($value instanceof Thing) {
            $value = fitting($value);
        }
        [$file, $line] = $this->site();
        $this->trace(['event' => 'inert', 'name' => $name, 'file' => $file, 'line' => $line, 'needed' => $known && $this->last_needed($name)]);
        return $value;
    }

    private function last_needed(string $name): bool
    {
        $short = preg_replace('/^.*::/', '', $name) . '()';
        foreach ($this->data['values'] as $i => $one) {
            if (isset($this->used[$i]) && $one['needed'] && $one['unknown'] && (same_word($one['name'], $short) || same_word($one['name'], $name . '()'))) {
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
            $this->objects[$id] = class_exists($class) ? (new \ReflectionClass($class))->newInstanceWithoutConstructor() : new Row();
            $this->bind($this->objects[$id], $class, $key);
        }
        return $this->objects[$id];
    }

    public function bind(object $object, string $class, $key): void
    {
        $this->keys[spl_object_id($object)] = [$class, self::key($key), $object];
        foreach ($this->properties[strtolower($class)][self::key($key)] ?? [] as $name => $value) {
            $object->$name = $value;
        }
        foreach ($this->model_of($class)['fields'] ?? [] as $field) {
            if ($field['host'] !== '' && !$field['is_watched']) {
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
        if ($model['host'] !== '' && !$model['is_watched'] && isset($base->{$model['host']})) {
            return $base->{$model['host']};
        }
        $fields = ($this->before ?? $this->store)[strtolower($model['class'])][$at[1]] ?? [];
        if (array_key_exists($name, $fields)) {
            return $fields[$name];
        }
        if ($model['is_key']) {
            return $model['type'] === 'string' ? (string) $at[1] : $at[1];
        }
        $text = $this->data['fills_records'] ? "$name of $at[1]" : '';
        return ['boolean' => false, 'integer' => 0, 'real' => 0.0, 'money' => 0.0, 'string' => $text, 'map' => []][$model['type']] ?? null;
    }

    public function put($base, string $name, $value): void
    {
        $at = $this->key_of($base);
        $model = $at ? $this->model_field($at[0], $name) : null;
        if (!$model) {
            return;
        }
        $this->store[strtolower($model['class'])][$at[1]][$name] = $value;
        if ($model['host'] !== '' && !$model['is_watched']) {
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
            $this->load_class($file, $class);
        }
        $nested = $this->data['nested'][$lower] ?? null;
        if ($nested && !class_exists($class, false)) {
            load_file($this->data['root'] . '/' . $nested[0]);
            if (function_exists($nested[1]) && !class_exists($class, false)) {
                $nested[1]();
            }
        }
        if (class_exists($class, false) || interface_exists($class, false) || trait_exists($class, false)) {
            return;
        }
        if (isset($this->stubs[$lower . '__stub']) || class_exists($class . '__Stub', false)) {
            $this->declare_specified($class);
        } elseif (!self::is_asked()) {
            $this->declare_inert($class);
        }
    }

    // What the file does besides declaring the class that is asked for may fail: the flow is elsewhere.
    private function load_class(string $file, string $class): void
    {
        try {
            load_file($file);
        } catch (\Throwable $e) {
            if (!class_exists($class, false)) {
                throw $e;
            }
        }
    }

    // A class whose own declaration, which would extend the stub, nobody loads.
    private function declare_specified(string $class): void
    {
        $space = strrpos($class, '\\');
        $name = $space === false ? $class : substr($class, $space + 1);
        eval(($space === false ? '' : 'namespace ' . substr($class, 0, $space) . ';') . "class $name extends {$name}__Stub {}");
    }

    public function inert_object(string $class): object
    {
        if (!class_exists($class, false)) {
            $this->declare_inert($class);
        }
        return new $class();
    }

    public function declare_inert(string $class): void
    {
        $lower = strtolower($class);
        $this->trace(['event' => 'inert class', 'name' => $class]);
        $space = strrpos($class, '\\');
        $name = $space === false ? $class : substr($class, $space + 1);
        $head = $space === false ? '' : 'namespace ' . substr($class, 0, $space) . ';';
        if ($this->is_used_trait($class)) {
            eval("$head trait $name {" . self::TRAIT . '}');
            return;
        }
        $constants = $this->constants_of($class);
        $kind = isset($this->interfaces[strtolower($name)]) || str_ends_with($lower, 'interface')
            ? "interface $name {"
            : (str_ends_with($lower, 'exception') || str_ends_with($lower, 'error') ? "class $name extends \\Exception {" : "class $name extends \\Tillproof\\Inert {" . $this->methods_below($class));
        eval($head . $kind . $constants . '}');
    }

    // What the counterexample says of its constants, and those that the program asks for besides.
    private function constants_of(string $class): string
    {
        $all = [];
        foreach ($this->data['constants'] as $name => $value) {
            $all[$name] = $value;
        }
        foreach ($this->data['values'] as $one) {
            if (str_contains($one['name'], '::') && !str_ends_with($one['name'], ')')) {
                $all[$one['name']] = $one['value'];
            }
        }
        $text = '';
        foreach ($all as $name => $value) {
            $is_own = same_word(substr($name, 0, (int) strrpos($name, '::')), $class);
            $short = substr($name, (int) strrpos($name, '::') + 2);
            $text .= $is_own && preg_match('/^[A-Za-z_]\w*$/', $short) ? "const $short = " . var_export(is_object($value) ? null : $value, true) . ';' : '';
        }
        return $text;
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

    // The plugin's files with code, in order.
    public function files(): array
    {
        if ($this->paths === null) {
            $this->paths = [];
            $this->list_folder($this->data['root']);
        }
        return $this->paths;
    }

    private function list_folder(string $folder): void
    {
        foreach (@scandir($folder) ?: [] as $name) {
            $path = "$folder/$name";
            if ($name === '.' || $name === '..' || is_link($path)) {
                continue;
            }
            if (preg_match('/\.(php|inc|module)$/', $name)) {
                $this->paths[] = $path;
            } elseif (is_dir($path)) {
                $this->list_folder($path);
            }
        }
    }

    // Of several files that declare the class the one nearest to where the flow began.
    private function class_file(string $lower): ?string
    {
        if ($this->classes === null) {
            $this->classes = [];
            foreach ($this->files() as $path) {
                $this->index_file($path);
            }
        }
        $own = dirname($this->data['began']) . '/';
        $root = strlen($this->data['root']) + 1;
        $nearest = null;
        foreach ($this->classes[$lower] ?? [] as $path) {
            $common = substr_count(common_beginning(substr($path, $root), $own), '/');
            $at = [-$common, substr_count($path, '/')];
            if ($nearest === null || $at < $nearest[0]) {
                $nearest = [$at, $path];
            }
        }
        return $nearest[1] ?? null;
    }

    private const TRAIT = 'public function __call($name, $arguments) { return \Tillproof\world()->inert(static::class . "::" . $name); }
        public static function __callStatic($name, $arguments) { return \Tillproof\world()->inert(static::class . "::" . $name); }';

    // Whether a class in the file that is being loaded is made of it.
    private function is_used_trait(string $class): bool
    {
        $handle = @fopen($this->data['root'] . '/' . $this->site()[0], 'r');
        $text = $handle ? stream_get_contents($handle) : '';
        foreach (used_traits(token_get_all($text)) as $name) {
            if (same_word(self::full_name($text, $name), $class)) {
                return true;
            }
        }
        return false;
    }

    // The full name of a class that the text of a file names.
    private static function full_name(string $text, string $name): string
    {
        $short = preg_quote(explode('\\', $name)[0], '/');
        if ($name[0] !== '\\' && preg_match("/^\\s*use\\s+((?:[\\w\\\\]+\\\\)?$short)\\s*;/mi", $text, $used)) {
            return $used[1] . strstr($name, '\\');
        }
        if ($name[0] !== '\\' && preg_match('/^\s*namespace\s+([\w\\\\]+)/m', $text, $space)) {
            return $space[1] . '\\' . $name;
        }
        return ltrim($name, '\\');
    }

    // The methods that a class of nobody has to have: those of the interfaces of the plugin's class that
    // extends it and waits for it.
    private function methods_below(string $class): string
    {
        $handle = @fopen($this->data['root'] . '/' . $this->site()[0], 'r');
        $text = $handle ? stream_get_contents($handle) : '';
        $methods = [];
        preg_match_all('/\bclass\s+\w+\s+extends\s+([\w\\\\]+)\s+implements\s+([\w\\\\,\s]+?)\s*\{/', $text, $found, PREG_SET_ORDER);
        foreach ($found as [, $parent, $list]) {
            foreach (same_word(self::full_name($text, $parent), $class) ? preg_split('/[\s,]+/', $list) : [] as $name) {
                $interface = self::full_name($text, $name);
                foreach (interface_exists($interface) ? (new \ReflectionClass($interface))->getMethods() : [] as $method) {
                    $methods[strtolower($method->getName())] ??= $method->getName() === '__toString' ? '' : double_method($method);
                }
            }
        }
        foreach (get_class_methods(Inert::class) as $own) {
            unset($methods[strtolower($own)]);
        }
        return implode('', $methods);
    }

    private function index_file(string $path): void
    {
        $handle = @fopen($path, 'r');
        $text = $handle ? stream_get_contents($handle) : '';
        $space = preg_match('/^\s*namespace\s+([\w\\\\]+)/m', $text, $found) ? strtolower($found[1]) . '\\' : '';
        preg_match_all('/^\s*(?:(?:abstract|final|readonly)\s+)*(?:class|interface|trait|enum)\s+(\w+)/mi', $text, $found);
        foreach ($found[1] as $name) {
            $this->classes[$space . strtolower($name)][] = $path;
        }
        preg_match_all('/\bimplements\s+([\w\\\\,\s]+)\{/', $text, $found);
        foreach ($found[1] as $list) {
            foreach (preg_split('/[\s,]+/', $list) as $name) {
                $this->interfaces[strtolower(preg_replace('/^.*\\\\/', '', $name))] = true;
            }
        }
    }
}

// What stands behind `use` directly in the braces of a class.
function used_traits(array $tokens): array
{
    $names = [];
    $inside = []; // for each brace: whether a class began there
    $begins = $uses = $last = false;
    foreach ($tokens as $token) {
        [$kind, $text] = is_array($token) ? $token : [0, $token];
        $begins = in_array($kind, [T_CLASS, T_TRAIT], true) || $begins && $text !== ';' && $text !== '{';
        if ($text === '{' || in_array($kind, [T_CURLY_OPEN, T_DOLLAR_OPEN_CURLY_BRACES], true)) {
            $inside[] = $last;
        } elseif ($text === '}') {
            array_pop($inside);
        }
        $uses = $kind === T_USE && end($inside) || $uses && $text !== ';' && $text !== '{';
        if ($uses && in_array($kind, [T_STRING, T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED], true)) {
            $names[] = $text;
        }
        $last = $begins;
    }
    return $names;
}

function common_beginning(string $a, string $b): string { return substr($a, 0, strspn($a ^ $b, "\0")); }

function world(?World $set = null): World
{
    static $world;
    return $world = $set ?? $world;
}

}
