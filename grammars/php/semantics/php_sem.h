/* The meaning of PHP: what the files of this folder share. PHP 8.2. */
#ifndef GRAMMARS_PHP_SEMANTICS_PHP_SEM_H
#define GRAMMARS_PHP_SEMANTICS_PHP_SEM_H

#include "analyzer/exec/language.h"

/* A text as the two arguments of "%.*s". */
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
const struct function_kind *php_find_conversion(const char *name);

/* ---- versions (versions.c) ---- */

enum php_difference {
#define PHP_DIFFERENCE(id, version, source, text) PHP_##id,
#include "grammars/php/semantics/versions.def"
#undef PHP_DIFFERENCE
};

/* Whether it is so in the version that the program is for. */
bool php_is_so(const struct exec *x, enum php_difference difference);
/* Whether nobody chose the version, and the platform allows one in which it is not so. */
bool php_may_differ(const struct exec *x, enum php_difference difference);

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
/* The name of a type in messages: "int", "string", "Foo". */
struct text php_type_name(struct exec *x, struct value simple);

/* An INT or FLOAT for a numeric string, 0 for one that is no number at all. */
struct value php_number_of_string(struct exec *x, term_id text);
term_id php_truth_of_string(struct exec *x, term_id text);

/* ---- declared types (coerce.c) ---- */

/* What a value is wanted for. */
struct php_expectation {
    struct ir_type type;
    bool internal; /* a parameter of a built-in function: null passes for an empty scalar */
    bool strict;   /* declare(strict_types=1) where the call stands */
    bool result;   /* of a function: it must have returned one */
    /* Throws where `condition` holds: the type does not take the value. */
    void (*refuse)(struct exec *x, const struct php_expectation *e, term_id condition,
                   struct value given);
    const void *context;
};

/* The value converted as PHP does where it does not have the type; refused where it can't be. */
struct value php_expect(struct exec *x, const struct php_expectation *e, struct value a);
/* The same for user functions and properties: see `coerce` of struct language. */
struct value php_coerce(struct exec *x, const struct ir_type *type, struct value a,
                        struct text what);
/* A type as messages have it: "?int", "array|string|null". */
struct text php_type_text(struct exec *x, const struct ir_type *type);
/* Reads "?int" or "array|string|null"; false if a word is no type of PHP's own, which is then
 * `*class_name`. */
uint32_t php_read_type(struct text text, struct text *class_name);

/* ---- operators (operator.c, compare.c) ---- */

struct value php_unary(struct exec *x, enum ir_operator op, struct value a);
struct value php_binary(struct exec *x, enum ir_operator op, struct value a, struct value b);
struct value php_increment(struct exec *x, struct value a, bool decrement);
term_id php_loose_eq(struct exec *x, struct value a, struct value b);
term_id php_strict_eq(struct exec *x, struct value a, struct value b);
term_id php_less(struct exec *x, struct value a, struct value b, bool or_equal);
/* -1, 0 or 1. */
struct value php_spaceship(struct exec *x, struct value a, struct value b);

/* ---- elements and members (access.c, members.c) ---- */

/* Whether code of the running class may use a member. */
bool php_is_visible(struct exec *x, const struct member_info *member);

/* The slots of struct language of the same names. */
struct value php_index(struct exec *x, struct value base, struct value key);
struct value php_take(struct exec *x, struct value base, struct value key);
struct value php_quiet_index(struct exec *x, struct value base, struct value key);
term_id php_has_index(struct exec *x, struct value base, struct value key);
struct value php_fetch_index(struct exec *x, struct value base, struct value key,
                             enum place_use use);
struct value php_write_index(struct exec *x, struct value base, struct value key,
                             struct value element);
struct value php_unset_index(struct exec *x, struct value base, struct value key);

struct value php_member(struct exec *x, struct value base, name_id name);
struct value php_quiet_member(struct exec *x, struct value base, name_id name);
term_id php_has_member(struct exec *x, struct value base, name_id name);
struct value php_fetch_member(struct exec *x, struct value base, name_id name, enum place_use use);
struct value php_write_member(struct exec *x, struct value object, name_id name, term_id guard,
                              struct value value);
name_id php_member_key(struct exec *x, struct value object, name_id name);
bool php_is_typed_member(struct exec *x, struct value object, name_id name);
void php_unset_member(struct exec *x, struct value object, name_id name);

/* ---- refusals (refusals.c): the slots of struct language of the same names ---- */

struct text php_unmatched(struct exec *x, struct value subject);
struct value php_thrown(struct exec *x, struct value value);
void php_refuse_call(struct exec *x, struct value callee);
void php_refuse_method(struct exec *x, struct value base, struct text method);

/* ---- declarations (inherit.c): the slots of struct language of the same names ---- */

bool php_is_hoisted(struct exec *x, ir_class_id class);
enum class_check php_check_class(struct exec *x, ir_class_id class, const char **why);

/* ---- objects (objects.c) ---- */

/* A new object of a declared class: exceptions learn where they were made. */
void php_created(struct exec *x, struct value object);

/* A property that an object has or could have. */
struct php_property {
    struct member_info info; /* `declaring` is "" for a dynamic one */
    name_id key;             /* under which the object keeps it */
    struct value slot;       /* may be a REFERENCE; ABSENT: unset or not initialized */
};

typedef VEC(struct php_property) php_properties;

/* All properties, declared ones first; false if there may be more. */
bool php_list_properties(struct exec *x, struct value object, php_properties *list);
/* The properties that the running code sees, as an array. */
struct value php_visible_properties(struct exec *x, struct value object);
/* (array) $object: names of protected and private properties are mangled. */
struct value php_array_of_object(struct exec *x, struct value object);
/* The number that PHP shows of an object. */
uint32_t php_object_handle(struct exec *x, struct value object);
/* Whether something else holds the reference too. */
bool php_is_shared(struct exec *x, struct value reference);
/* The name under which an object of that class keeps a declared property. */
name_id php_property_key(struct exec *x, struct text class_name,
                         const struct member_info *property);

/* ---- built-in functions ---- */

const struct builtin *php_find_builtin(struct text lower_name);
/* Whether PHP itself defines the function or class, modelled here or not (platform.c). */
bool php_knows_function(struct text name);
/* The tags that the result of PHP's own function can have; all, where it is not known. */
uint32_t php_result_tags(struct text name);
/* Which arguments such a function takes by reference: bit i for the argument i. */
uint32_t php_references(struct text name);
bool php_knows_class(struct text name);
struct value php_constant(struct exec *x, struct text name);

/* A built-in function: see builtins.h. */
struct php_builtin {
    struct builtin base;
    const char *params;
    struct value (*run)(struct call *call);
    const struct function_kind *pure; /* what call_pure applies */
};

/* One table of built-ins, sorted by name; builtins.def lists them all. */
struct php_builtins {
    const struct php_builtin *items;
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
