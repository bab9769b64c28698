/* JSON: what encoding and decoding share (json_encode.c, json_decode.c). */
#ifndef GRAMMARS_PHP_SEMANTICS_JSON_H
#define GRAMMARS_PHP_SEMANTICS_JSON_H

#include "grammars/php/semantics/builtins.h"

enum json_error {
    JSON_FINE = 0,
    JSON_DEPTH = 1,
    JSON_STATE_MISMATCH = 2,
    JSON_CONTROL = 3,
    JSON_SYNTAX = 4,
    JSON_UTF8 = 5,
    JSON_RECURSION = 6,
    JSON_INF_OR_NAN = 7,
    JSON_UNSUPPORTED_TYPE = 8,
    JSON_PROPERTY_NAME = 9,
    JSON_UTF16 = 10,
    JSON_NON_BACKED_ENUM = 11
};

enum json_flag {
    JSON_HEX_TAG = 1,
    JSON_HEX_AMP = 2,
    JSON_HEX_APOS = 4,
    JSON_HEX_QUOT = 8,
    JSON_FORCE_OBJECT = 16,
    JSON_NUMERIC_CHECK = 32,
    JSON_UNESCAPED_SLASHES = 64,
    JSON_PRETTY_PRINT = 128,
    JSON_UNESCAPED_UNICODE = 256,
    JSON_PARTIAL_OUTPUT = 512,
    JSON_PRESERVE_ZERO_FRACTION = 1024,
    JSON_UNESCAPED_LINE_TERMINATORS = 2048,
    JSON_INVALID_IGNORE = 1 << 20,
    JSON_INVALID_SUBSTITUTE = 1 << 21,
    JSON_THROW = 1 << 22,
    JSON_OBJECT_AS_ARRAY = 1,
    JSON_BIGINT_AS_STRING = 2
};

const char *json_message(int64_t error);
/* Remembers the error of the last call, an INT term; or throws it where the flags say so. */
void json_finish(struct call *call, int64_t flags, term_id error);

#endif
