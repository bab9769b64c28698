/* PHP programs from witnesses. */
#ifndef GRAMMARS_PHP_EMIT_EMIT_H
#define GRAMMARS_PHP_EMIT_EMIT_H

struct witness;
struct witness_program;

/* A program that runs the plugin on the counterexample, for `struct language`. */
void php_print_witness(struct witness_program *out, const struct witness *witness);

/* The path of PHP's command line interpreter, or NULL. */
const char *php_interpreter(void);

#endif
