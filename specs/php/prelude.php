<?php
// Classes that PHP itself defines, in PHP: what a program sees of them.

interface Traversable {}
interface Iterator extends Traversable {
    public function current();
    public function key();
    public function next();
    public function rewind();
    public function valid();
}
interface IteratorAggregate extends Traversable {
    public function getIterator();
}
interface ArrayAccess {
    public function offsetExists($offset);
    public function offsetGet($offset);
    public function offsetSet($offset, $value);
    public function offsetUnset($offset);
}
interface Countable {
    public function count();
}
interface Stringable {
    public function __toString();
}
interface JsonSerializable {
    public function jsonSerialize();
}
interface UnitEnum {
    public static function cases(): array { return \tillproof\enum_cases(static::class); }
}
interface BackedEnum extends UnitEnum {
    public static function from(int|string $value) {
        $case = static::tryFrom($value);
        if ($case === null) {
            throw new ValueError((is_string($value) ? '"' . $value . '"' : $value) . ' is not a valid backing value for enum ' . static::class);
        }
        return $case;
    }
    public static function tryFrom(int|string $value) {
        foreach (static::cases() as $case) {
            if (gettype($case->value) !== gettype($value)) {
                return \tillproof\enum_of_another_type($case, $value);
            }
            if ($case->value === $value) {
                return $case;
            }
        }
        return null;
    }
}

class stdClass {}

interface Throwable extends Stringable {}

class Exception implements Throwable {
    protected $message = '';
    private string $string = '';
    protected $code = 0;
    protected string $file = '';
    protected int $line = 0;
    private $trace = null;
    private ?Throwable $previous = null;

    public function __construct($message = '', $code = 0, $previous = null) {
        $this->message = \tillproof\exception_message($message);
        $this->code = \tillproof\exception_code($code);
        $this->previous = $previous;
    }
    private function __clone() {}
    final public function getMessage() { return $this->message; }
    final public function getCode() { return $this->code; }
    final public function getPrevious() { return $this->previous; }
    final public function getFile() { return $this->file; }
    final public function getLine() { return $this->line; }
    final public function getTrace() { return $this->trace ?? debug_backtrace(); }
    final public function getTraceAsString() {
        if ($this->trace === null) {
            return debug_print_backtrace();
        }
        $text = '';
        foreach ($this->trace as $number => $call) {
            $args = [];
            foreach ($call['args'] as $arg) {
                if (is_string($arg) && preg_match('/[^ -\[\]-~]/', substr($arg, 0, 15))) {
                    $args[] = \tillproof\unsupported('a trace with an unusual text', $arg);
                } elseif (is_string($arg)) {
                    $args[] = strlen($arg) > 15 ? "'" . substr($arg, 0, 15) . "...'" : "'$arg'";
                } elseif (is_array($arg)) {
                    $args[] = 'Array';
                } elseif (is_object($arg)) {
                    $args[] = 'Object(' . get_class($arg) . ')';
                } else {
                    $args[] = $arg === null ? 'NULL' : (is_bool($arg) ? ($arg ? 'true' : 'false') : (string) $arg);
                }
            }
            $text .= "#$number {$call['file']}({$call['line']}): " . ($call['class'] ?? '') . ($call['type'] ?? '')
                . $call['function'] . '(' . implode(', ', $args) . ")\n";
        }
        return $text . '#' . count($this->trace) . ' {main}';
    }
    public function __toString() {
        $text = '';
        for ($one = $this; $one !== null; $one = $one->getPrevious()) {
            $message = $one->getMessage();
            if (in_array(get_class($one), ['TypeError', 'ArgumentCountError']) && strpos($message, ', called in ') !== false) {
                $message .= ' and defined';
            }
            $text = get_class($one) . ($message === '' ? '' : ': ' . $message) . ' in ' . $one->getFile() . ':' . $one->getLine()
                . "\nStack trace:\n" . $one->getTraceAsString() . ($text === '' ? '' : "\n\nNext " . $text);
        }
        $this->string = $text;
        return $text;
    }
}

class Error implements Throwable {
    protected $message = '';
    private string $string = '';
    protected $code = 0;
    protected string $file = '';
    protected int $line = 0;
    private $trace = null;
    private ?Throwable $previous = null;

    public function __construct($message = '', $code = 0, $previous = null) {
        $this->message = \tillproof\exception_message($message);
        $this->code = \tillproof\exception_code($code);
        $this->previous = $previous;
    }
    private function __clone() {}
    final public function getMessage() { return $this->message; }
    final public function getCode() { return $this->code; }
    final public function getPrevious() { return $this->previous; }
    final public function getFile() { return $this->file; }
    final public function getLine() { return $this->line; }
    final public function getTrace() { return $this->trace ?? debug_backtrace(); }
    final public function getTraceAsString() {
        if ($this->trace === null) {
            return debug_print_backtrace();
        }
        $text = '';
        foreach ($this->trace as $number => $call) {
            $args = [];
            foreach ($call['args'] as $arg) {
                if (is_string($arg) && preg_match('/[^ -\[\]-~]/', substr($arg, 0, 15))) {
                    $args[] = \tillproof\unsupported('a trace with an unusual text', $arg);
                } elseif (is_string($arg)) {
                    $args[] = strlen($arg) > 15 ? "'" . substr($arg, 0, 15) . "...'" : "'$arg'";
                } elseif (is_array($arg)) {
                    $args[] = 'Array';
                } elseif (is_object($arg)) {
                    $args[] = 'Object(' . get_class($arg) . ')';
                } else {
                    $args[] = $arg === null ? 'NULL' : (is_bool($arg) ? ($arg ? 'true' : 'false') : (string) $arg);
                }
            }
            $text .= "#$number {$call['file']}({$call['line']}): " . ($call['class'] ?? '') . ($call['type'] ?? '')
                . $call['function'] . '(' . implode(', ', $args) . ")\n";
        }
        return $text . '#' . count($this->trace) . ' {main}';
    }
    public function __toString() {
        $text = '';
        for ($one = $this; $one !== null; $one = $one->getPrevious()) {
            $message = $one->getMessage();
            if (in_array(get_class($one), ['TypeError', 'ArgumentCountError']) && strpos($message, ', called in ') !== false) {
                $message .= ' and defined';
            }
            $text = get_class($one) . ($message === '' ? '' : ': ' . $message) . ' in ' . $one->getFile() . ':' . $one->getLine()
                . "\nStack trace:\n" . $one->getTraceAsString() . ($text === '' ? '' : "\n\nNext " . $text);
        }
        $this->string = $text;
        return $text;
    }
}

class ErrorException extends Exception {
    protected int $severity = E_ERROR;

    public function __construct($message = '', $code = 0, $severity = E_ERROR, $filename = null, $line = null, $previous = null) {
        parent::__construct($message, $code, $previous);
        $this->severity = $severity;
        $this->file = $filename ?? $this->file;
        $this->line = $line ?? ($filename === null ? $this->line : 0);
    }
    final public function getSeverity() { return $this->severity; }
}
class TypeError extends Error {}
class ValueError extends Error {}
class ArithmeticError extends Error {}
class DivisionByZeroError extends ArithmeticError {}
class ArgumentCountError extends TypeError {}
class AssertionError extends Error {}
class UnhandledMatchError extends Error {}
class LogicException extends Exception {}
class BadFunctionCallException extends LogicException {}
class BadMethodCallException extends BadFunctionCallException {}
class DomainException extends LogicException {}
class InvalidArgumentException extends LogicException {}
class LengthException extends LogicException {}
class OutOfRangeException extends LogicException {}
class RuntimeException extends Exception {}
class OutOfBoundsException extends RuntimeException {}
class OverflowException extends RuntimeException {}
class RangeException extends RuntimeException {}
class UnderflowException extends RuntimeException {}
class UnexpectedValueException extends RuntimeException {}
class JsonException extends Exception {}

final class Generator implements Iterator {
    public function current(): mixed { return \tillproof\generator_current($this); }
    public function key(): mixed { return \tillproof\generator_key($this); }
    public function next(): void { \tillproof\generator_next($this); }
    public function rewind(): void { \tillproof\generator_rewind($this); }
    public function valid(): bool { return \tillproof\generator_valid($this); }
    public function send(mixed $value): mixed { return \tillproof\generator_send($this, $value); }
    public function throw(Throwable $exception): mixed { return \tillproof\generator_throw($this, $exception); }
    public function getReturn(): mixed { return \tillproof\generator_result($this); }
}

class ArrayIterator implements Iterator, ArrayAccess, Countable {
    const STD_PROP_LIST = 1;
    const ARRAY_AS_PROPS = 2;
    private $storage;
    private $keys = [];
    private $position = 0;

    public function __construct($array = [], $flags = 0) {
        if ($flags !== 0 || static::class !== 'ArrayIterator') {
            \tillproof\unsupported('an ArrayIterator of another kind', $array);
        }
        $this->storage = is_array($array) ? $array : \tillproof\unsupported('an iterator over an object', $array);
        $this->rewind();
    }
    public function current() { return $this->storage[$this->keys[$this->position]]; }
    public function key() { return $this->keys[$this->position] ?? null; }
    public function next() { $this->position++; }
    public function rewind() { $this->keys = array_keys($this->storage); $this->position = 0; }
    public function valid() { return $this->position < count($this->keys); }
    public function offsetExists($offset) {
        if (\tillproof\is_run() && array_key_exists($offset, $this->storage) && $this->storage[$offset] === null) {
            \tillproof\unsupported('an element that is null', $offset);
        }
        return isset($this->storage[$offset]);
    }
    public function offsetGet($offset) { return $this->storage[$offset]; }
    public function __clone() {
        if (\tillproof\is_run()) {
            \tillproof\unsupported('clone of an ArrayIterator', $this);
        }
    }
    public function offsetSet($offset, $value) {
        if (\tillproof\is_run()) {
            \tillproof\unsupported('an iterator over what changes', $offset);
        }
        if ($offset === null) {
            $this->storage[] = $value;
        } else {
            $this->storage[$offset] = $value;
        }
    }
    public function offsetUnset($offset) {
        if (\tillproof\is_run()) {
            \tillproof\unsupported('an iterator over what changes', $offset);
        }
        unset($this->storage[$offset]);
    }
    public function count() { return count($this->storage); }
    public function getArrayCopy() { return $this->storage; }
}

class ArrayObject implements IteratorAggregate, ArrayAccess, Countable {
    const STD_PROP_LIST = 1;
    const ARRAY_AS_PROPS = 2;
    private static $iterated = false;
    private $storage;

    public function __construct($array = [], $flags = 0, $iterator = 'ArrayIterator') {
        if ($flags !== 0 || $iterator !== 'ArrayIterator' || static::class !== 'ArrayObject') {
            \tillproof\unsupported('an ArrayObject of another kind', $array);
        }
        $this->storage = is_array($array) ? $array : \tillproof\unsupported('an ArrayObject over an object', $array);
    }
    public function __clone() {
        if (\tillproof\is_run()) {
            \tillproof\unsupported('clone of an ArrayObject', $this);
        }
    }
    public function getIterator() {
        self::$iterated = true;
        return new ArrayIterator($this->storage);
    }
    private function change() {
        if (\tillproof\is_run() && self::$iterated) {
            \tillproof\unsupported('an iterator over what changes', $this);
        }
    }
    public function offsetExists($offset) {
        if (\tillproof\is_run() && array_key_exists($offset, $this->storage) && $this->storage[$offset] === null) {
            \tillproof\unsupported('an element that is null', $offset);
        }
        return isset($this->storage[$offset]);
    }
    public function offsetGet($offset) { return $this->storage[$offset]; }
    public function offsetSet($offset, $value) {
        $this->change();
        if ($offset === null) {
            $this->storage[] = $value;
        } else {
            $this->storage[$offset] = $value;
        }
    }
    public function offsetUnset($offset) {
        $this->change();
        unset($this->storage[$offset]);
    }
    public function append($value) {
        $this->change();
        $this->storage[] = $value;
    }
    public function count() { return count($this->storage); }
    public function getArrayCopy() { return $this->storage; }
}
