<?php
// Files that the plugin includes. Where the plugin lies in the shop is not known: a path that is not
// there is the plugin's one file with that end, else a file of the platform, which has nothing in it.
namespace Tillproof {

final class FileStream
{
    const INCLUDES = 128; // STREAM_OPEN_FOR_INCLUDE
    public $context;
    private $handle = null;
    private $folder = [];
    private string $code = '';
    private int $position = 0;

    public static function on(): void
    {
        stream_wrapper_unregister('file');
        stream_wrapper_register('file', self::class);
    }

    // What PHP's own wrapper does, without this one in between.
    private static function plain(callable $does)
    {
        stream_wrapper_restore('file');
        try {
            return $does();
        } finally {
            self::on();
        }
    }

    public function stream_open($path, $mode, $options, &$opened): bool
    {
        $patches = $options & self::INCLUDES ? patches_of((string) $path) : [];
        if ($patches) {
            declare_bases($patches);
            $this->code = patched((string) self::plain(fn () => stream_get_contents(fopen($path, 'r'))), $patches);
            return true;
        }
        $uses_path = (bool) ($options & STREAM_USE_PATH);
        $this->handle = self::plain(fn () => is_resource($this->context) ? @fopen($path, $mode, $uses_path, $this->context) : @fopen($path, $mode, $uses_path));
        if ($this->handle === false && $options & self::INCLUDES) {
            $this->code = self::plain(fn () => stand_in((string) $path));
            return true;
        }
        return $this->handle !== false;
    }

    public function stream_read($count)
    {
        if ($this->handle) {
            return fread($this->handle, $count);
        }
        $part = substr($this->code, $this->position, $count);
        $this->position += strlen($part);
        return $part;
    }

    public function stream_eof(): bool { return $this->handle ? feof($this->handle) : $this->position >= strlen($this->code); }
    public function stream_write($data) { return $this->handle ? fwrite($this->handle, $data) : 0; }
    public function stream_seek($offset, $whence): bool { return $this->handle && fseek($this->handle, $offset, $whence) === 0; }
    public function stream_tell() { return $this->handle ? ftell($this->handle) : $this->position; }
    public function stream_flush() { return $this->handle ? fflush($this->handle) : true; }
    public function stream_close() { if ($this->handle) { fclose($this->handle); } }
    public function stream_stat() { return $this->handle ? fstat($this->handle) : []; }
    public function stream_lock($operation) { return $this->handle && flock($this->handle, $operation); }
    public function stream_truncate($size) { return $this->handle && ftruncate($this->handle, $size); }
    public function stream_set_option($option, $first, $second) { return false; }
    public function stream_metadata($path, $option, $value)
    {
        return self::plain(fn () => match ($option) {
            STREAM_META_TOUCH => @touch($path, ...$value),
            STREAM_META_ACCESS => @chmod($path, $value),
            default => false,
        });
    }

    public function url_stat($path, $flags)
    {
        return self::plain(fn () => $flags & STREAM_URL_STAT_LINK ? @lstat($path) : @stat($path));
    }

    public function unlink($path) { return self::plain(fn () => @unlink($path)); }
    public function rename($from, $to) { return self::plain(fn () => @rename($from, $to)); }
    public function mkdir($path, $mode, $options) { return self::plain(fn () => @mkdir($path, $mode, (bool) ($options & STREAM_MKDIR_RECURSIVE))); }
    public function rmdir($path, $options) { return self::plain(fn () => @rmdir($path)); }

    public function dir_opendir($path, $options): bool
    {
        $all = self::plain(fn () => @scandir($path));
        $this->folder = $all ?: [];
        return $all !== false;
    }

    public function dir_readdir() { $name = current($this->folder); next($this->folder); return $name; }
    public function dir_rewinddir() { reset($this->folder); return true; }
    public function dir_closedir() { $this->folder = []; return true; }
}

// "a/./b//../c.php" as "a/c.php".
function normal_path(string $path): string
{
    $parts = [];
    foreach (explode('/', $path) as $part) {
        if ($part === '..') {
            array_pop($parts);
        } elseif ($part !== '' && $part !== '.') {
            $parts[] = $part;
        }
    }
    return implode('/', $parts);
}

function is_at_end(string $path, string $end): bool { return $path === $end || str_ends_with($path, '/' . $end); }

// Where the plugin declares what is specified: [offset, length, what stands there instead].
function patches_of(string $path): array
{
    $root = world()->data['root'] . '/';
    return str_starts_with($path, $root) ? world()->data['patches'][normal_path(substr($path, strlen($root)))] ?? [] : [];
}

// A class without a parent is there before its file runs: it stays so where the parent that it gets is.
function declare_bases(array $patches): void
{
    foreach ($patches as [, , $with]) {
        if (preg_match('/^ extends \\\\(\S+__Stub)$/', $with, $found)) {
            class_exists($found[1]);
        }
    }
}

function patched(string $code, array $patches): string
{
    foreach (array_reverse($patches) as [$at, $length, $with]) {
        $code = substr_replace($code, $with, $at, $length);
    }
    return $code;
}

// The code that stands for a file that is not there.
function stand_in(string $path): string
{
    $wanted = normal_path($path);
    $root = world()->data['root'] . '/';
    $inside = str_starts_with($path, $root); // what the plugin lacks of itself
    $found = [];
    foreach ($wanted === '' || $inside ? [] : world()->files() as $file) {
        $own = substr($file, strlen($root));
        if (is_at_end($own, $wanted) || is_at_end($wanted, $own)) {
            $found[] = $file;
        }
    }
    if (count($found) === 1) {
        return '<?php return require_once ' . var_export($found[0], true) . ';';
    }
    world()->trace(['event' => 'absent file', 'name' => $wanted]);
    return '<?php';
}

}
