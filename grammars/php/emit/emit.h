/* PHP programs from witnesses. */
#ifndef GRAMMARS_PHP_EMIT_EMIT_H
#define GRAMMARS_PHP_EMIT_EMIT_H

#include "analyzer/base/text.h"

struct witness;
struct witness_program;
struct witness_test;

/* A program that runs the plugin on the counterexample, for `struct language`. */
void php_print_witness(struct witness_program *out, const struct witness *witness);

/* A stand-alone PHPUnit test case; the name of its file. */
struct text php_print_test(struct buffer *out, const struct witness_test *test);

/* The path of PHP's command line interpreter, or NULL. */
const char *php_interpreter(void);

#endif
