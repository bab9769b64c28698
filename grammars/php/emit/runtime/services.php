<?php
// Objects that a framework's container makes, doubles of what has no body, and what is asked about
// the code of the plugin itself.
namespace Tillproof {

// ---- objects ----

// What a container gives for a class: one object of it.
function service($of)
{
    if (is_object($of)) {
        return $of;
    }
    $class = made_for(ltrim(is_scalar($of) ? (string) $of : '', '\\'));
    $name = strtolower($class);
    $is_name = preg_match('/^[a-z_][\w\\\\]*$/', $name) === 1; // a container has other names too
    if (!isset(world()->services[$name]) && isset(world()->making[$name])) {
        return made_without($class); // its own constructor asks for it
    }
    world()->making[$name] = true;
    $made = world()->services[$name] ??= !$is_name ? new Inert() : (is_known($class) ? make_any($class) : world()->inert_object($class));
    unset(world()->making[$name]);
    return $made;
}

// The one class that implements what is asked for.
function made_for(string $class): string { return world()->data['services'][strtolower($class)] ?? $class; }

// What a framework that makes what code asks for by its class gives for a parameter.
function injected(string $type): ?object
{
    $class = made_for($type);
    if (!world()->data['injects'] || $type === '' || world()->model_of($type) || !is_known($class)) {
        return null;
    }
    $reflection = new \ReflectionClass($class);
    return $reflection->isAbstract() || $reflection->isInterface() || $reflection->isInternal() ? null : service($class);
}

// What is told for which parameter it is made.
function told(\ReflectionParameter $parameter, string $type): ?object
{
    if (!in_array(strtolower($type), world()->data['told'], true) || !is_known($type)) {
        return null;
    }
    $class = $parameter->getDeclaringClass();
    return new $type($parameter->getName(), $class ? $class->getName() : $parameter->getDeclaringFunction()->getName(), $parameter->getPosition());
}

function is_known(string $class): bool
{
    return class_exists($class) || interface_exists($class);
}

// An object of a class with its constructor run, a record, or a double of what can't be made.
function make_any(string $class): object
{
    $reflection = new \ReflectionClass($class);
    if (world()->model_of($class)) {
        return world()->record($class, 1);
    }
    return $reflection->isInstantiable() || !($reflection->isAbstract() || $reflection->isInterface()) ? make($class) : double($class);
}

// What the constructor of a class of the plugin would keep of the objects that it is given.
function fill_parts(object $object, \ReflectionClass $class): void
{
    static $filling = [];
    $constructor = $class->getConstructor();
    $name = $class->getName();
    if (!$constructor || !$constructor->getFileName() || isset($filling[$name])) {
        return;
    }
    $filling[$name] = true;
    foreach (kept_by($constructor) as $property => $type) {
        if ($constructor->getDeclaringClass()->hasProperty($property)) {
            $place = $constructor->getDeclaringClass()->getProperty($property);
            $place->setAccessible(true);
            $part = $place->isStatic() || $place->isInitialized($object) && $place->getValue($object) !== null ? null : object_of($type);
            if ($part) {
                $place->setValue($object, $part);
            }
        }
    }
    unset($filling[$name]);
}

// Properties that the constructor keeps parameters in, by name, with the class of each.
function kept_by(\ReflectionMethod $constructor): array
{
    $text = text_of_code($constructor);
    $kept = [];
    foreach ($constructor->getParameters() as $parameter) {
        $type = $parameter->getType() instanceof \ReflectionNamedType && !$parameter->getType()->isBuiltin() ? $parameter->getType()->getName() : '';
        $assigned = '/\$this\s*->\s*(\w+)\s*=\s*\$' . $parameter->getName() . '\s*;/';
        if ($type !== '' && $parameter->isPromoted()) {
            $kept[$parameter->getName()] = $type;
        } elseif ($type !== '' && preg_match($assigned, $text, $found)) {
            $kept[$found[1]] = $type;
        }
    }
    return $kept;
}

// An object of an abstract class or an interface: each method does what the specification of the
// interface says, or is there and does nothing.
function double(string $class): object
{
    static $made = [];
    if (interface_exists($class) && class_exists($class . '__Bodies', false)) {
        return (new \ReflectionClass($class . '__Bodies'))->newInstance();
    }
    $reflection = new \ReflectionClass($class);
    $name = strtolower($reflection->getName());
    if (!isset($made[$name])) {
        $made[$name] = 'TillproofDouble' . count($made);
        $methods = '';
        foreach ($reflection->getMethods(\ReflectionMethod::IS_ABSTRACT) as $method) {
            $methods .= double_method($method);
        }
        $is = $reflection->isInterface() ? 'implements' : 'extends';
        eval("class {$made[$name]} $is \\{$reflection->getName()} { $methods
            public function __call(\$name, \$arguments) { return \\Tillproof\\world()->inert(" . var_export($class, true) . " . '::' . \$name); } }");
    }
    return (new \ReflectionClass($made[$name]))->newInstanceWithoutConstructor();
}

function double_method(\ReflectionMethod $method): string
{
    $parameters = [];
    foreach ($method->getParameters() as $one) {
        $type = $one->hasType() ? type_text($one->getType(), $method) . ' ' : '';
        $default = $one->isVariadic() ? '' : ($one->isOptional() ? ' = ' . ($one->isDefaultValueAvailable() ? var_export($one->getDefaultValue(), true) : 'null') : '');
        $parameters[] = $type . ($one->isPassedByReference() ? '&' : '') . ($one->isVariadic() ? '...' : '') . '$' . $one->getName() . $default;
    }
    $type = $method->getReturnType();
    $word = $type ? type_text($type, $method) : '';
    $short = $type instanceof \ReflectionNamedType ? $type->getName() : '';
    $call = '\\Tillproof\\doubled(' . var_export($method->class . '::' . $method->getName(), true) . ', ' . var_export($short, true) . ', $this ?? null)';
    $body = $short === 'void' ? "$call;" : ($short === 'never' ? 'exit;' : "return $call;");
    return ($method->isProtected() ? 'protected' : 'public') . ($method->isStatic() ? ' static' : '') . ' function ' .
        ($method->returnsReference() ? '&' : '') . $method->getName() . '(' . implode(', ', $parameters) . ')' . ($word === '' ? '' : ": $word") .
        ' { ' . ($method->isStatic() ? str_replace('$this ?? null', 'null', $body) : $body) . " }\n";
}

function type_text(\ReflectionType $type, \ReflectionMethod $method): string
{
    if (!$type instanceof \ReflectionNamedType) {
        $parts = array_map(fn ($one) => type_text($one, $method), $type->getTypes());
        return implode($type instanceof \ReflectionUnionType ? '|' : '&', $parts);
    }
    $name = $type->getName();
    $text = $type->isBuiltin() || $name === 'static' ? $name : '\\' . ($name === 'self' ? $method->class : $name);
    return ($type->allowsNull() && $name !== 'mixed' && $name !== 'null' ? '?' : '') . $text;
}

// The result of a method that a double has: what the counterexample says, else one of its type.
function doubled(string $name, string $type, $self)
{
    $value = world()->inert($name);
    if ($value !== null || $type === 'void') {
        return $value;
    }
    if (in_array($type, ['self', 'static'], true)) {
        return $self;
    }
    $defaults = ['bool' => false, 'int' => 0, 'float' => 0.0, 'string' => '', 'array' => [], 'iterable' => []];
    return $defaults[$type] ?? object_of($type);
}

// What the flow found in the manifests; nothing else of them is here.
function manifest(string $glob, string $path): array { return world()->data['manifests']["$glob $path"] ?? unsupported("the manifest's $path"); }

function declared_class($name): bool { return is_string($name) && is_known($name); }

// ---- the plugin's code ----

// The stem of the file that the flow began in.
function module(): string { return preg_replace('/\..*$/', '', basename(world()->data['began'])); }

function trigger(): string { return world()->data['entry']['trigger']; }

// The function of the plugin that calls.
function caller(): string
{
    $root = world()->data['root'] . '/';
    $frames = debug_backtrace(DEBUG_BACKTRACE_IGNORE_ARGS);
    foreach ($frames as $i => $frame) {
        if (isset($frame['file']) && str_starts_with($frame['file'], $root)) {
            $in = $frames[$i + 1] ?? ['function' => ''];
            return (isset($in['class']) ? $in['class'] . '::' : '') . $in['function'];
        }
    }
    return '';
}

// An unknown object; where the function of the plugin that asks for it hands it back, one as it declares to give.
function fitting(Thing $thing): object
{
    [$class, $name] = [...explode('::', caller()), ''];
    $function = $name !== '' ? (method_exists($class, $name) ? new \ReflectionMethod($class, $name) : null) : (function_exists($class) ? new \ReflectionFunction($class) : null);
    $type = $function && $function->getReturnType() instanceof \ReflectionNamedType ? $function->getReturnType()->getName() : '';
    if ($type === '' || is_a($thing, $type) || !is_handed_back(world()->site()[1] - $function->getStartLine(), text_of_code($function))) {
        return $thing;
    }
    return object_of($type) ?? $thing;
}

// Whether the statement on that line of a function (0 for its first) returns its value, at once or by a variable.
function is_handed_back(int $line, string $function): bool
{
    $lines = explode("\n", $function);
    $lines[$line] = strstr(($lines[$line] ?? '') . ';', ';', true);
    $before = preg_replace(['#/\*.*?\*/#s', '#//[^\n]*#'], '', implode("\n", array_slice($lines, 0, $line + 1)));
    $statement = ltrim(preg_replace('/^.*[;{}]/s', '', $before));
    return preg_match('/^return\b/', $statement) ||
        (preg_match('/^(\$\w+)\s*=[^=>]/', $statement, $match) && preg_match('/\breturn\s+' . preg_quote($match[1]) . '\b/', $function));
}

// The lines of a class or a function of the plugin; '' for those of others.
function text_of_code(\ReflectionClass|\ReflectionFunctionAbstract $code): string
{
    $file = (string) $code->getFileName();
    if (!str_starts_with($file, world()->data['root'] . '/')) {
        return '';
    }
    $lines = explode("\n", stream_get_contents(fopen($file, 'r')));
    return implode("\n", array_slice($lines, $code->getStartLine() - 1, $code->getEndLine() - $code->getStartLine() + 1));
}

// Whether the driven class names a foreign address or assigns the property; or a provider was asked.
function cashier(string $property = ''): bool
{
    if (statements()) {
        return true;
    }
    $class = world()->data['entry']['class'];
    for ($at = $class !== '' && class_exists($class) ? new \ReflectionClass($class) : false; $at; $at = $at->getParentClass()) {
        $text = text_of_code($at);
        if ($text === '') {
            break;
        }
        if (names_address(token_get_all('<?php ' . $text), $property)) {
            return true;
        }
    }
    return false;
}

function names_address(array $tokens, string $property): bool
{
    $code = '';
    foreach ($tokens as $token) {
        if (is_array($token) && in_array($token[0], [T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE], true) && preg_match('#://[^\'"]#', $token[1])) {
            return true;
        }
        $code .= is_array($token) ? (in_array($token[0], [T_COMMENT, T_DOC_COMMENT], true) ? '' : $token[1]) : $token;
    }
    return $property !== '' && preg_match('/->\s*' . preg_quote($property, '/') . '\s*=[^=]/', $code) === 1;
}

}
