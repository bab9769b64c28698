/*
 * Built-in functions that compute their result from their arguments and do nothing else, and of
 * which no more than the type of the result is modelled: its value is derived from the arguments.
 * A concrete run stops at them.
 */
#include "grammars/php/semantics/builtins.h"

#define RESULT(name, mask)                                                                         \
    static struct value derive_##name(struct call *call)                                           \
    {                                                                                              \
        return call_derived(call, mask);                                                           \
    }

RESULT(bool, VALUE_MASK(VALUE_BOOL))
RESULT(int, VALUE_MASK(VALUE_INT))
RESULT(text, VALUE_MASK(VALUE_STRING))
RESULT(array, VALUE_MASK(VALUE_ARRAY))
RESULT(int_or_false, VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_BOOL))
RESULT(text_or_false, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_BOOL))
RESULT(array_or_false, VALUE_MASK(VALUE_ARRAY) | VALUE_MASK(VALUE_BOOL))

static const struct php_builtin items[] = {
    PHP_FUNCTION("convert_uuencode", 1, 1, "string $string", derive_text),
    PHP_FUNCTION("crypt", 2, 2, "string $string, string $salt", derive_text),
    PHP_FUNCTION("date_parse", 1, 1, "string $datetime", derive_array),
    PHP_FUNCTION("iconv_strlen", 1, 2, "string $string, ?string $encoding = null",
                 derive_int_or_false),
    PHP_FUNCTION("iconv_strpos", 2, 4,
                 "string $haystack, string $needle, int $offset = 0, ?string $encoding = null",
                 derive_int_or_false),
    PHP_FUNCTION("iconv_substr", 2, 4,
                 "string $string, int $offset, ?int $length = null, ?string $encoding = null",
                 derive_text_or_false),
    PHP_FUNCTION("inet_ntop", 1, 1, "string $ip", derive_text_or_false),
    PHP_FUNCTION("inet_pton", 1, 1, "string $ip", derive_text_or_false),
    PHP_FUNCTION("ip2long", 1, 1, "string $ip", derive_int_or_false),
    PHP_FUNCTION("long2ip", 1, 1, "int $ip", derive_text_or_false),
    PHP_FUNCTION("mb_chr", 1, 2, "int $codepoint, ?string $encoding = null", derive_text_or_false),
    PHP_FUNCTION("mb_convert_case", 2, 3, "string $string, int $mode, ?string $encoding = null",
                 derive_text),
    PHP_FUNCTION("mb_decode_mimeheader", 1, 1, "string $string", derive_text),
    PHP_FUNCTION("mb_decode_numericentity", 2, 3,
                 "string $string, array $map, ?string $encoding = null", derive_text),
    PHP_FUNCTION("mb_detect_encoding", 1, 3,
                 "string $string, array|string|null $encodings = null, bool $strict = false",
                 derive_text_or_false),
    PHP_FUNCTION("mb_encode_numericentity", 2, 4,
                 "string $string, array $map, ?string $encoding = null, bool $hex = false",
                 derive_text),
    PHP_FUNCTION("mb_ord", 1, 2, "string $string, ?string $encoding = null", derive_int_or_false),
    PHP_FUNCTION("mb_scrub", 1, 2, "string $string, ?string $encoding = null", derive_text),
    PHP_FUNCTION("mb_stripos", 2, 4,
                 "string $haystack, string $needle, int $offset = 0, ?string $encoding = null",
                 derive_int_or_false),
    PHP_FUNCTION(
        "mb_stristr", 2, 4,
        "string $haystack, string $needle, bool $before_needle = false, ?string $encoding = null",
        derive_text_or_false),
    PHP_FUNCTION(
        "mb_strrchr", 2, 4,
        "string $haystack, string $needle, bool $before_needle = false, ?string $encoding = null",
        derive_text_or_false),
    PHP_FUNCTION("mb_strripos", 2, 4,
                 "string $haystack, string $needle, int $offset = 0, ?string $encoding = null",
                 derive_int_or_false),
    PHP_FUNCTION("mb_strrpos", 2, 4,
                 "string $haystack, string $needle, int $offset = 0, ?string $encoding = null",
                 derive_int_or_false),
    PHP_FUNCTION(
        "mb_strstr", 2, 4,
        "string $haystack, string $needle, bool $before_needle = false, ?string $encoding = null",
        derive_text_or_false),
    PHP_FUNCTION("mb_strwidth", 1, 2, "string $string, ?string $encoding = null", derive_int),
    PHP_FUNCTION("mb_substr_count", 2, 3,
                 "string $haystack, string $needle, ?string $encoding = null", derive_int),
    PHP_FUNCTION("metaphone", 1, 2, "string $string, int $max_phonemes = 0", derive_text),
    PHP_FUNCTION("pack", 1, PHP_ANY, "string $format, mixed ...$values", derive_text),
    PHP_FUNCTION("password_needs_rehash", 2, 3,
                 "string $hash, string|int|null $algo, array $options = []", derive_bool),
    PHP_FUNCTION("password_verify", 2, 2, "string $password, string $hash", derive_bool),
    PHP_FUNCTION("quoted_printable_decode", 1, 1, "string $string", derive_text),
    PHP_FUNCTION("quoted_printable_encode", 1, 1, "string $string", derive_text),
    PHP_FUNCTION("serialize", 1, 1, "mixed $value", derive_text),
    PHP_FUNCTION("str_getcsv", 1, 4,
                 "string $string, string $separator = ',', string $enclosure = '\"', string "
                 "$escape = '\\\\'",
                 derive_array),
    PHP_FUNCTION("unpack", 2, 3, "string $format, string $string, int $offset = 0",
                 derive_array_or_false),
};

const struct php_builtins php_builtins_derived = {items, ARRAY_LENGTH(items)};
