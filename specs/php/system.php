<?php
// Files, sessions, streams and the server: what these functions give may be anything of its type, from
// nobody who is known, and nothing of the shop's records changes.

function file_exists(string $filename): bool {}
function is_dir(string $filename): bool {}
function is_file(string $filename): bool {}
function is_link(string $filename): bool {}
function unlink(string $filename, $context = null): bool {}
function fclose($stream): bool {}
function fopen(string $filename, string $mode, bool $use_include_path = false, $context = null) {}
function fwrite($stream, string $data, ?int $length = null): int|false {}
function fputs($stream, string $data, ?int $length = null): int|false {}
function fread($stream, int $length): string|false {}
function fgets($stream, ?int $length = null): string|false {}
function fgetc($stream): string|false {}
function feof($stream): bool {}
function fflush($stream): bool {}
function fseek($stream, int $offset, int $whence = null): int {}
function ftell($stream): int|false {}
function rewind($stream): bool {}
function ftruncate($stream, int $size): bool {}
function realpath(string $path): string|false {}
function file(string $filename, int $flags = 0, $context = null): array|false {}
function glob(string $pattern, int $flags = 0): array|false {}
function is_readable(string $filename): bool {}
function is_writable(string $filename): bool {}
function is_writeable(string $filename): bool {}
function is_executable(string $filename): bool {}
function filesize(string $filename): int|false {}
function filemtime(string $filename): int|false {}
function fileatime(string $filename): int|false {}
function filectime(string $filename): int|false {}
function fileperms(string $filename): int|false {}
function chdir(string $directory): bool {}
function getcwd(): string|false {}
function mkdir(string $directory, int $permissions = 511, bool $recursive = false, $context = null): bool {}
function rmdir(string $directory, $context = null): bool {}
function chmod(string $filename, int $permissions): bool {}
function readfile(string $filename, bool $use_include_path = false, $context = null): int|false {}
function scandir(string $directory, int $sorting_order = null, $context = null): array|false {}
function rename(string $from, string $to, $context = null): bool {}
function copy(string $from, string $to, $context = null): bool {}
function opendir(string $directory, $context = null) {}
function readdir($dir_handle = null): string|false {}
function closedir($dir_handle = null): void {}
function rewinddir($dir_handle = null): void {}
function touch(string $filename, ?int $mtime = null, ?int $atime = null): bool {}
function tempnam(string $directory, string $prefix): string|false {}
function tmpfile() {}
function umask(?int $mask = null): int {}
function file_put_contents(string $filename, mixed $data, int $flags = 0, $context = null): int|false {}
function fputcsv($stream, array $fields, string $separator = ',', string $enclosure = '"', string $escape = '\\', string $eol = ''): int|false {}
function fgetcsv($stream, ?int $length = null, string $separator = ',', string $enclosure = '"', string $escape = '\\'): array|false {}
function disk_free_space(string $directory): float|false {}
function session_start(array $options = []): bool {}
function session_name(?string $name = null): string|false {}
function session_write_close(): bool {}
function session_destroy(): bool {}
function session_regenerate_id(bool $delete_old_session = false): bool {}
function session_status(): int {}
function session_save_path(?string $path = null): string|false {}
function session_set_cookie_params(array|int $lifetime_or_options, ?string $path = null, ?string $domain = null, ?bool $secure = null, ?bool $httponly = null): bool {}
function session_cache_limiter(?string $value = null): string|false {}
function setcookie(string $name, string $value = '', array|int $expires_or_options = 0, string $path = '', string $domain = '', bool $secure = false, bool $httponly = false): bool {}
function setrawcookie(string $name, string $value = '', array|int $expires_or_options = 0, string $path = '', string $domain = '', bool $secure = false, bool $httponly = false): bool {}
function setlocale(int $category, $locales, ...$rest): string|false {}
function stream_context_create(?array $options = null, ?array $params = null) {}
function stream_set_timeout($stream, int $seconds, int $microseconds = 0): bool {}
function stream_get_meta_data($stream): array {}
function stream_get_contents($stream, ?int $length = null, int $offset = -1): string|false {}
function fpassthru($stream): int {}
function gethostbyname(string $hostname): string {}
function gethostbyaddr(string $ip): string|false {}
function checkdnsrr(string $hostname, string $type = 'MX'): bool {}
function zend_version(): string {}
function get_cfg_var(string $option): array|string|false {}
function get_loaded_extensions(bool $zend_extensions = false): array {}
function gc_enable(): void {}
function gc_disable(): void {}
function clearstatcache(bool $clear_realpath_cache = false, string $filename = ''): void {}
function is_uploaded_file(string $filename): bool {}
function move_uploaded_file(string $from, string $to): bool {}
function headers_list(): array {}
function header_remove(?string $name = null): void {}
function connection_status(): int {}
function get_resource_type($resource): string {}
function localeconv(): array {}
function hash_file(string $algo, string $filename, bool $binary = false, array $options = []): string|false {}
function sha1_file(string $filename, bool $binary = false): string|false {}
function md5_file(string $filename, bool $binary = false): string|false {}

// What a request gives, through a filter.
function filter_input(int $type, string $var_name, int $filter = 516, $options = 0) {
    if ($type === 0) {
        return isset($_POST[$var_name]) ? filter_var($_POST[$var_name], $filter, $options) : null;
    }
    if ($type === 1) {
        return isset($_GET[$var_name]) ? filter_var($_GET[$var_name], $filter, $options) : null;
    }
    if ($type === 2) {
        return isset($_COOKIE[$var_name]) ? filter_var($_COOKIE[$var_name], $filter, $options) : null;
    }
    return isset($_SERVER[$var_name]) ? filter_var($_SERVER[$var_name], $filter, $options) : null;
}
