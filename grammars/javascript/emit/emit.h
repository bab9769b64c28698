/* Programs for Node from witnesses. */
#ifndef GRAMMARS_JAVASCRIPT_EMIT_EMIT_H
#define GRAMMARS_JAVASCRIPT_EMIT_EMIT_H

#include "analyzer/base/text.h"

struct witness;
struct witness_program;
struct witness_test;

/* A program that runs the plugin on the counterexample, for `struct language`. */
void js_print_witness(struct witness_program *out, const struct witness *witness);

/* A stand-alone test for `node --test`; the name of its file. */
struct text js_print_test(struct buffer *out, const struct witness_test *test);

/* The path of Node, or NULL. */
const char *js_interpreter(void);

#endif
