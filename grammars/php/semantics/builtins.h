/*
 * Built-in functions of PHP. Each file NAME.c of this folder that is listed in builtins.def defines
 * `php_builtins_NAME`, a table sorted by function name.
 *
 * A built-in works on any value: constant (`tillproof run`, checked against PHP), and symbolic,
 * where it gives an exact term if there is one and exec_unmodelled of its arguments if there is
 * none.
 */
#ifndef GRAMMARS_PHP_SEMANTICS_BUILTINS_H
#define GRAMMARS_PHP_SEMANTICS_BUILTINS_H

#include "grammars/php/semantics/php_sem.h"

#define PHP_BUILTINS(name) extern const struct php_builtins php_builtins_##name;
#include "grammars/php/semantics/builtins.def"
#undef PHP_BUILTINS

#endif
