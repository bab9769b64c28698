/* The meaning of PHP: what the files of this folder share. PHP 8.2. */
#ifndef GRAMMARS_PHP_SEMANTICS_PHP_SEM_H
#define GRAMMARS_PHP_SEMANTICS_PHP_SEM_H

#include "analyzer/exec/language.h"

/* ---- functions of terms, known to the solver by name (functions.c) ---- */

enum php_function {
    PHP_FN_INT_TO_STRING,
    PHP_FN_FLOAT_TO_STRING,
    PHP_FN_NUMERIC_KIND, /* of a string: one of enum php_numeric */
    PHP_FN_STRING_TO_INT,
    PHP_FN_STRING_TO_FLOAT,
    PHP_FN_LOWER,
    PHP_FN_UPPER,
    PHP_FN_TRIM,
    PHP_FN_COUNT
};

term_id php_apply(struct exec *x, enum php_function function, term_id argument);

/* ---- numbers in strings ---- */

enum php_numeric {
    PHP_NOT_NUMERIC,
    PHP_LEADING_INT,   /* "12abc" */
    PHP_LEADING_FLOAT, /* "1.5abc" */
    PHP_INT,           /* "12", " 12 " */
    PHP_FLOAT
};

/* What number a string begins with; integers beyond 64 bits are floats. */
enum php_numeric php_parse_number(struct text text, int64_t *integer, double *number);

/* `echo 0.1`: 14 significant digits; `var_dump`, `json_encode`: as many as needed. */
struct text php_float_text(struct arena *arena, double value, int precision);
enum { PHP_ECHO_PRECISION = 14, PHP_REPR_PRECISION = 17 };

/* ---- conversions (convert.c); each takes any value ---- */

term_id php_truth(struct exec *x, struct value a);
term_id php_to_string(struct exec *x, struct value a);
term_id php_to_int(struct exec *x, struct value a);
term_id php_to_float(struct exec *x, struct value a);
/* INT or FLOAT; throws TypeError for what is no number where `op` (as in messages) is not NULL. */
struct value php_to_number(struct exec *x, struct value a);
struct value php_to_array(struct exec *x, struct value a);
struct value php_to_key(struct exec *x, struct value a);
struct value php_cast(struct exec *x, enum ir_cast cast, struct value a);
struct value php_coerce(struct exec *x, const struct ir_type *type, struct value a,
                        struct text what);
/* The name of a type in messages: "int", "string", "Foo". */
struct text php_type_name(struct exec *x, struct value simple);

/* ---- operators (operator.c, compare.c) ---- */

struct value php_unary(struct exec *x, enum ir_operator op, struct value a);
struct value php_binary(struct exec *x, enum ir_operator op, struct value a, struct value b);
struct value php_increment(struct exec *x, struct value a, bool decrement);
term_id php_loose_eq(struct exec *x, struct value a, struct value b);
term_id php_strict_eq(struct exec *x, struct value a, struct value b);
term_id php_less(struct exec *x, struct value a, struct value b, bool or_equal);
/* -1, 0 or 1. */
struct value php_spaceship(struct exec *x, struct value a, struct value b);

/* ---- elements and members (access.c) ---- */

struct value php_index(struct exec *x, struct value base, struct value key);
struct value php_member(struct exec *x, struct value base, name_id name);
struct value php_isset_member(struct exec *x, struct value base, name_id name);
struct value php_write_index(struct exec *x, struct value base, struct value key,
                             struct value element);

/* ---- built-in functions ---- */

const struct builtin *php_find_builtin(struct text lower_name);
struct value php_constant(struct exec *x, struct text name);

/* One table of built-ins, sorted by name; builtins.def lists them all. */
struct php_builtins {
    const struct builtin *items;
    uint32_t count;
};

/* ---- helpers ---- */

/* Applies `one` to each case of a value and merges the results. */
struct value php_map(struct exec *x, struct value a,
                     struct value (*one)(struct exec *x, struct value simple, void *context),
                     void *context);
struct value php_map2(struct exec *x, struct value a, struct value b,
                      struct value (*one)(struct exec *x, struct value simple_a,
                                          struct value simple_b, void *context),
                      void *context);
/* The same for Boolean, INT, FLOAT or STRING results. */
term_id php_fold(struct exec *x, struct value a, enum sort sort,
                 term_id (*one)(struct exec *x, struct value simple, void *context), void *context);
void php_throw(struct exec *x, const char *class_name, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
