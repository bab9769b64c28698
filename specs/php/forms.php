<?php
// Functions that write a value in another way, and hashes: what statements are read through.

//@ ensures \result == \hash("md5", $string);
function md5(string $string, bool $binary = false): string {}
//@ ensures \result == \hash("sha1", $string);
function sha1(string $string, bool $binary = false): string {}
//@ ensures \result == \hash($algo, $data);
function hash(string $algo, string $data, bool $binary = false, array $options = []): string {}

//@ ensures \result == \normal("utf8", $string);
function utf8_encode(string $string): string {}


// The pieces of a text: as many as it has.
function preg_split(string $pattern, string $subject, int $limit = -1, int $flags = 0) {
    return \decoded('split:' . $pattern, $subject);
}

// Bytes that are written in hexadecimal: none only where nothing is written.
function pack(string $format, ...$values) {
    if ($format !== 'H*') {
        return \any('string', 'packed');
    }
    $bytes = \normal('hex', $values[0]);
    \assume(($bytes === '') === ((string) $values[0] === ''));
    return $bytes;
}
