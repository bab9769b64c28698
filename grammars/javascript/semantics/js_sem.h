/*
 * The meaning of JavaScript (ECMAScript 2023): what the files of this folder share.
 *
 * A number is a FLOAT, or an INT where the engine counts something. A list is an object of class
 * "Array" whose elements have INT keys; every other key is a STRING. Strings are UTF-8: their
 * length and positions are counted in UTF-16 units where they are constant, in bytes otherwise.
 */
#ifndef GRAMMARS_JAVASCRIPT_SEMANTICS_JS_SEM_H
#define GRAMMARS_JAVASCRIPT_SEMANTICS_JS_SEM_H

#include "analyzer/exec/language.h"

/* ---- functions of terms, known to the solver by name (functions.c) ---- */

enum js_function {
    JS_FN_NUMBER_TO_STRING,
    JS_FN_IS_NUMERIC,       /* of a string: Number(s) is a number */
    JS_FN_STRING_TO_NUMBER, /* 0 where it is none */
    JS_FN_TO_FIXED,         /* number, digits */
    JS_FN_ROUND,
    JS_FN_FLOOR,
    JS_FN_CEIL,
    JS_FN_TRUNC,
    JS_FN_PARSE_INT,
    JS_FN_PARSE_FLOAT,
    JS_FN_PARSES, /* of a string: parseFloat(s) is a number */
    JS_FN_LOWER,
    JS_FN_UPPER,
    JS_FN_TRIM,
    JS_FN_REMAINDER,
    JS_FN_POWER,
    JS_FN_BITS, /* operator, number, number */
    JS_FN_NAN,  /* what is no number, where it stands among numbers that are not known */
    JS_FN_COUNT
};

term_id js_apply(struct exec *x, enum js_function function, const term_id *args, uint32_t count);
const struct function_kind *js_find_function(const char *name);

/* Number("…"): false if it is NaN. */
bool js_parse_number(struct text text, double *number);
/* parseFloat: the longest beginning that is a number. */
bool js_parse_prefix(struct text text, double *number);
struct text js_number_text(struct arena *arena, double value);
struct text js_fixed_text(struct arena *arena, double value, int digits);
double js_bits(enum ir_operator op, double a, double b);

/* ---- UTF-16 (text.c) ---- */

size_t js_units(struct text text);
/* The part from unit `begin` to unit `end`; half of a pair is a code point of its own. */
struct text js_slice_units(struct arena *arena, struct text text, size_t begin, size_t end);
/* Offset in units of the first occurrence at or after unit `from`; SIZE_MAX: none. */
size_t js_find_units(struct text text, struct text needle, size_t from);
int js_compare_units(struct text a, struct text b);

/* ---- over cases (convert.c) ---- */

struct value js_map(struct exec *x, struct value a,
                    struct value (*one)(struct exec *x, struct value simple, void *context),
                    void *context);
struct value js_map2(struct exec *x, struct value a, struct value b,
                     struct value (*one)(struct exec *x, struct value simple_a,
                                         struct value simple_b, void *context),
                     void *context);
void js_throw(struct exec *x, const char *class_name, const char *format, ...) PRINTF_LIKE(3, 4);

/* ---- conversions ---- */

term_id js_truth(struct exec *x, struct value a);
term_id js_to_string(struct exec *x, struct value a);
/* FLOAT term. */
term_id js_to_number(struct exec *x, struct value a);
/* Where a number is no NaN. */
term_id js_is_number(struct exec *x, term_id number);
struct value js_to_key(struct exec *x, struct value a);
struct value js_cast(struct exec *x, enum ir_cast cast, struct value a);
struct value js_to_primitive(struct exec *x, struct value a, bool string_first);
struct value js_type_of(struct exec *x, struct value a);
bool js_is_nothing(struct value simple);
bool js_is_number_value(struct value simple);
/* The constant text of a value as a string. */
bool js_known_text(struct exec *x, struct value value, struct text *text);
bool js_known_number(struct exec *x, struct value value, double *number);

/* ---- operators ---- */

struct value js_unary(struct exec *x, enum ir_operator op, struct value a);
struct value js_binary(struct exec *x, enum ir_operator op, struct value a, struct value b);
struct value js_increment(struct exec *x, struct value a, bool decrement);
term_id js_strict_eq(struct exec *x, struct value a, struct value b);
term_id js_loose_eq(struct exec *x, struct value a, struct value b);
/* a < b; `swapped`: b was computed first, which only objects notice. */
term_id js_less(struct exec *x, struct value a, struct value b, bool or_equal);

/* ---- members (members.c) ---- */

struct value js_member(struct exec *x, struct value base, name_id name);
struct value js_quiet_member(struct exec *x, struct value base, name_id name);
struct value js_index(struct exec *x, struct value base, struct value key);
struct value js_quiet_index(struct exec *x, struct value base, struct value key);
struct value js_take(struct exec *x, struct value base, struct value key);
struct value js_write_member(struct exec *x, struct value base, name_id name, term_id guard,
                             struct value value);
struct value js_write_index(struct exec *x, struct value base, struct value key,
                            struct value element);
void js_unset_member(struct exec *x, struct value object, name_id name);
struct value js_unset_index(struct exec *x, struct value base, struct value key);
struct value js_method_value(struct exec *x, struct value base, name_id name);
void js_refuse_method(struct exec *x, struct value base, struct text method);
void js_refuse_call(struct exec *x, struct value callee);

/* ---- lists and objects (lists.c) ---- */

struct value js_make_list(struct exec *x, struct value array);
struct value js_make_object(struct exec *x, struct value array);
bool js_is_class(struct exec *x, struct value simple, const char *class_name);
/* The length of a list: INT. */
struct value js_length(struct exec *x, struct value list);
struct value js_spread(struct exec *x, struct value value, bool keyed);
struct value js_iterate(struct exec *x, struct value subject, bool keys);
struct value js_rest(struct exec *x, struct value source, bool keyed, uint32_t first,
                     const struct value *taken, uint32_t count);
/* The elements of a value that is a list all of whose elements are known to be there. */
bool js_list_elements(struct exec *x, struct value value, array_elements *elements);
/* Own enumerable properties in order, integer keys first; false if there may be others. */
bool js_own_properties(struct exec *x, struct value object, array_elements *elements);

/* ---- promises (promise.c) ---- */

struct value js_fulfilled(struct exec *x, struct value value);
struct value js_rejected(struct exec *x, struct value exception);
struct value js_await(struct exec *x, struct value value);

/* ---- built-ins ---- */

const struct builtin *js_find_builtin(struct text lower_name);
const struct builtin *js_find_method(struct exec *x, struct value self, struct text name);
struct value js_constant(struct exec *x, struct text name);

#endif
