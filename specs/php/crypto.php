<?php
// Keyed hashes and comparisons.

//@ ensures \result == \mac($algo, $key, $data);
function hash_hmac(string $algo, string $data, string $key, bool $binary = false): string {}

//@ ensures \result <==> \compared($known_string, $user_string, true, true);
function hash_equals(string $known_string, string $user_string): bool {}

//@ ensures \result != ""; // "*0" where the salt is none
function crypt(string $string, string $salt): string {}

/*@ ensures \result == 1 || \result == 0 || \result == -1;
    establishes authentic($data) when \result == 1 && \trusted($public_key); */
function openssl_verify(string $data, string $signature, $public_key, $algorithm = 1): int {}
