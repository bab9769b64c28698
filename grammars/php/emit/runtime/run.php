<?php
// Loading the plugin, calling its entry point as the platform would, and telling what happened.
namespace Tillproof {

// ---- the run ----

function load_file(string $path)
{
    return require_once $path;
}

function arguments_of(\ReflectionFunctionAbstract $function, array $given, int $most = PHP_INT_MAX): array
{
    foreach (array_slice($function->getParameters(), count($given), max(0, $most - count($given))) as $parameter) {
        $value = null;
        if ($parameter->isVariadic()) {
            break;
        }
        $type = $parameter->getType() instanceof \ReflectionNamedType ? $parameter->getType()->getName() : '';
        $is_there = true;
        $injected = told($parameter, $type) ?? injected($type);
        if ($injected) {
            $value = $injected;
        } elseif (world()->argument($parameter->getName() . ':present', $is_there) && !$is_there) {
            world()->argument($parameter->getName(), $value);
        } elseif (!world()->argument($parameter->getName(), $value)) {
            if (world()->argument($parameter->getName() . '.key', $value) && class_exists($type)) {
                $value = world()->record($type, $value);
            } elseif ($parameter->isDefaultValueAvailable()) {
                $value = $parameter->getDefaultValue();
            } else {
                $value = declared('', $type) ?? object_of($type);
            }
        }
        $trusted = true;
        if (world()->argument($parameter->getName() . ':trusted', $trusted) && !$trusted) {
            world()->chosen[$parameter->getName()] = $value;
        }
        $given[] = $value ?? filling($parameter->getType(), $type);
    }
    return $given;
}

// Null, or what stands for it where the parameter does not take that.
function filling(?\ReflectionType $declared, string $type)
{
    $empty = ['bool' => false, 'int' => 0, 'float' => 0.0, 'string' => '', 'array' => [], 'iterable' => []];
    return !$declared || $declared->allowsNull() ? null : $empty[strtolower($type)] ?? object_of($type);
}

// What a parameter of the type is given, where nothing is known of it.
function object_of(string $type): ?object
{
    if ($type === '' || in_array(strtolower($type), ['bool', 'int', 'float', 'string', 'array', 'iterable', 'mixed', 'null', 'false', 'callable', 'object'], true)) {
        return null;
    }
    if (!is_known($type)) {
        world()->declare_inert($type);
    }
    return made_without($type);
}

// An object that nothing is known of: its constructor is not run, but what that keeps is there.
function made_without(string $class): object
{
    $reflection = new \ReflectionClass($class);
    if ($reflection->isAbstract() || $reflection->isInterface()) {
        return double($class);
    }
    $object = $reflection->newInstanceWithoutConstructor();
    fill_parts($object, $reflection);
    return $object;
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

// Whether the callback is the closure that begins there in the plugin's code.
function is_closure_at($callback, string $file, int $line): bool
{
    if (!$callback instanceof \Closure) {
        return false;
    }
    $function = new \ReflectionFunction($callback);
    return $function->getFileName() === world()->data['root'] . '/' . $file && $function->getStartLine() === $line;
}

// Closures that were registered for hooks of the platform, which happen before the entry point is called,
// and that register it by a call of the function.
function run_registering(array $entry): void
{
    foreach (world()->registered as $one) {
        if (find_registered($entry)) {
            return;
        }
        $function = $one['callback'] instanceof \Closure ? new \ReflectionFunction($one['callback']) : null;
        if ($function && preg_match('/\b' . preg_quote($entry['registers'], '/') . '\s*\(/', text_of_code($function))) {
            ($one['callback'])(...arguments_of($function, []));
        }
    }
}

// What registers the callback, unless loading the files already did.
function set_up(array $entry): void
{
    if ($entry['set_up'] === '') {
        run_registering($entry);
    }
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
        $closure = $entry['function_line'] && is_closure_at($one['callback'], $entry['function_file'], $entry['function_line']);
        if ($closure || !$entry['function_line'] && same_word(name_of($one['callback']), $short)) {
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

// The class and what its attribute holds, where that is what the entry is about.
function attribute_of(array $entry): ?array
{
    if ($entry['attribute'] === '') {
        return null;
    }
    $all = (new \ReflectionClass($entry['class']))->getAttributes($entry['attribute']);
    return [$entry['class'], $all[$entry['attribute_index']]->getArguments()];
}

function deliver(array $entry, array $arguments, callable $accepts)
{
    if ($entry['kind'] === 'driver') {
        $given = $entry['item'] ?? attribute_of($entry) ?? ($entry['class'] === '' ? [] : [make($entry['class'])]);
        $driver = new \ReflectionFunction($entry['driver']);
        world()->enter();
        return $driver->invokeArgs(arguments_of($driver, $given));
    }
    if ($entry['kind'] === 'override') {
        $object = make($entry['class']);
        world()->enter();
        if ($entry['dispatcher'] !== '') {
            $method = preg_replace('/^.*::/', '', $entry['function']);
            return $entry['dispatcher']([$object, $method], arguments_of(new \ReflectionMethod($object, $method), $arguments));
        }
        return call_method($object, preg_replace('/^.*::/', '', $entry['function']), $arguments);
    }
    set_up($entry);
    $found = find_registered($entry);
    if (!$found) {
        world()->trace(['event' => 'gone']); // all files were loaded: who asks for it gets nothing
        throw new Unsupported('the callback is not registered when the files are loaded');
    }
    if ($found['permission'] !== null && !$accepts(($found['permission'])(...$arguments))) {
        world()->trace(['event' => 'refused']);
        return null;
    }
    $callback = callable_of($found['callback']);
    $function = $callback instanceof \Closure || is_string($callback) && !str_contains($callback, '::') ? new \ReflectionFunction($callback) : new \ReflectionMethod(...(is_array($callback) ? $callback : explode('::', $callback)));
    world()->enter();
    return $callback(...arguments_of($function, $arguments));
}

// Built-in functions that were taken out and that no specification defines, and what nobody defines.
function define_world(): void
{
    foreach (world()->data['logic'] as $name) {
        if (!function_exists(__NAMESPACE__ . '\\' . $name)) {
            eval('namespace Tillproof; function ' . $name . '(...$arguments) { return unsupported(' . var_export($name, true) . '); }');
        }
    }
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
    FileStream::on();
    set_include_path(world()->data['root']);
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
        if (!str_contains($name, '::') && !defined($name)) {
            define($name, $value);
        }
    }
    register_shutdown_function(function () {
        $error = error_get_last();
        $fatal = $error && $error['type'] & (E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR);
        world()->trace(['event' => 'end', 'how' => $fatal ? 'fatal' : (world()->data['returned'] ?? 'exit'), 'message' => $fatal ? $error['message'] : '']);
        world()->trace(['event' => 'state', 'state' => base64_encode(serialize([world()->state(), world()->effects]))]);
    });
}

// The files that are run as the platform does it, outside of any function: what is loaded before, then
// the page that is asked for.
function files_to_run(): \Generator
{
    $root = world()->data['root'] . '/';
    foreach (world()->data['globals'] as $name => $class) {
        $GLOBALS[$name] = new $class();
    }
    foreach (world()->data['requires'] as $path => $function) {
        if ($function === '' || !function_exists($function)) {
            yield $root . $path;
        }
    }
    $entry = world()->data['entry'];
    if ($entry['kind'] === 'page') {
        chdir(dirname($root . $entry['page']));
        world()->enter();
        yield $root . $entry['page'];
    }
}

function run(callable $accepts, callable $arguments, string $answered): void
{
    $entry = world()->data['entry'];
    $result = $entry['kind'] === 'page' ? null : deliver($entry, $arguments(), $accepts);
    if ($answered !== '' && $result !== null) {
        $answered($result);
    }
    world()->data['returned'] = 'return';
}

function thrown(\Throwable $e): void
{
    if ($e instanceof Unsupported) {
        world()->data['returned'] = 'unsupported';
        world()->trace(['event' => 'unsupported', 'message' => $e->getMessage()]);
        return;
    }
    world()->data['returned'] = 'throw';
    $root = world()->data['root'] . '/';
    $file = str_starts_with($e->getFile(), $root) ? substr($e->getFile(), strlen($root)) : '';
    world()->trace(['event' => 'throw', 'class' => get_class($e), 'message' => $e->getMessage(), 'file' => $file, 'line' => $e->getLine()]);
}

}

namespace {

// Built-in functions that reach the clock or the world, and MACs, as a witness has them.
if (!function_exists('hash_hmac')) {
    function hash_hmac($algo, $data, $key, $binary = false) {
        if (is_array($data) || is_array($key)) {
            throw new TypeError('hash_hmac(): Argument must be of type string, array given');
        }
        return \Tillproof\mac((string) $algo, $key, $data, (bool) $binary);
    }
}
if (!function_exists('hash_equals')) {
    function hash_equals($known_string, $user_string) {
        if (!is_string($known_string) || !is_string($user_string)) {
            throw new TypeError('hash_equals(): Argument must be of type string');
        }
        return \Tillproof\compared($known_string, $user_string);
    }
}
if (!function_exists('strcmp')) {
    function strcmp($string1, $string2) { return \Tillproof\ordered('strcmp', $string1, $string2, false); }
}
if (!function_exists('strcasecmp')) {
    function strcasecmp($string1, $string2) { return \Tillproof\ordered('strcasecmp', $string1, $string2, true); }
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
