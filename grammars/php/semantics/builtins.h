/*
 * Built-in functions of PHP. Each file NAME.c of this folder that is listed in builtins.def defines
 * `php_builtins_NAME`, a table sorted by function name:
 *
 *      PHP_FUNCTION("strpos", 2, 3, "string $haystack, string $needle, int $offset = 0",
 * run_strpos)
 *
 * The parameters are those of PHP's manual: params.c converts the arguments to them, or throws the
 * TypeError that PHP throws, before `run` is called.
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

/* One row of a table. `references`: bit i for each parameter that is taken by reference. */
#define PHP_ROW(name, least, most, references, params, run, kind)                                  \
    {                                                                                              \
        {name, least, most, references, php_call_builtin}, params, run, kind                       \
    }
#define PHP_FUNCTION(name, least, most, params, run)                                               \
    PHP_ROW(name, least, most, 0, params, run, NULL)
#define PHP_REFERENCE_FUNCTION(name, least, most, references, params, run)                         \
    PHP_ROW(name, least, most, references, params, run, NULL)
/*
 * A function of scalars alone: `kind` computes it at constants, and the solver knows it by name.
 * Every parameter that may be left out has a literal default in `params`.
 */
#define PHP_PURE(name, least, most, params, kind)                                                  \
    PHP_ROW(name, least, most, 0, params, call_pure, kind)
enum { PHP_ANY = UINT8_MAX }; /* `most` of a variadic function */

struct value php_call_builtin(struct call *call);
/* The position of the parameter `name`, UINT32_MAX if there is none. */
uint32_t php_parameter(const struct builtin *builtin, struct text name);

/*
 * Heads the evaluation of a function of terms at constants, and declares its kind:
 *
 *      PHP_TERM(ucfirst, SORT_STRING) { … return give_text(result, text); }
 */
#define PHP_TERM(id, sort)                                                                         \
    static bool evaluate_##id(struct arena *arena, const struct constant *args, uint32_t count,    \
                              struct constant *result);                                            \
    static const struct function_kind kind_##id = {"php." #id, sort, evaluate_##id, false,         \
                                                   NULL,       NULL, NULL};                        \
    static bool evaluate_##id(PHP_UNUSED struct arena *arena, const struct constant *args,         \
                              PHP_UNUSED uint32_t count, struct constant *result)
#if defined(__GNUC__)
#define PHP_UNUSED __attribute__((unused))
#else
#define PHP_UNUSED
#endif

static inline bool give_text(struct constant *result, struct text text)
{
    *result = (struct constant){.sort = SORT_STRING, .text = text};
    return true;
}

static inline bool give_int(struct constant *result, int64_t integer)
{
    *result = (struct constant){.sort = SORT_INT, .integer = integer};
    return true;
}

static inline bool give_float(struct constant *result, double number)
{
    *result = (struct constant){.sort = SORT_FLOAT, .number = number};
    return true;
}

static inline bool give_bool(struct constant *result, bool boolean)
{
    *result = (struct constant){.sort = SORT_BOOL, .boolean = boolean};
    return true;
}

/* The text of a buffer; frees the buffer. */
bool give_buffer(struct arena *arena, struct constant *result, struct buffer *buffer);

/* ---- arguments, after their conversion (params.c) ---- */

/* Whether the argument was given. */
bool arg_given(const struct call *call, uint32_t index);
/* The constant that an argument is, `otherwise` if it was not given; false if it is symbolic. */
bool arg_text(struct call *call, uint32_t index, const char *otherwise, struct text *text);
bool arg_int(struct call *call, uint32_t index, int64_t otherwise, int64_t *integer);
bool arg_float(struct call *call, uint32_t index, double otherwise, double *number);
bool arg_bool(struct call *call, uint32_t index, bool otherwise, bool *boolean);
/* Whether the argument was not given or is null. */
bool arg_is_null(const struct call *call, uint32_t index);
/*
 * What an array may have: its elements, each where `present` holds, references followed; below a
 * `base` there may be others.
 */
struct php_list {
    array_elements elements;
    leaf_id base;
    bool closed; /* there are no others */
    bool known;  /* closed, and all elements are there: the order is certain */
};

struct php_list php_list_of(struct exec *x, struct value array);

/* The elements of an array that are all known to be there; false for any other value. */
bool arg_elements(struct call *call, uint32_t index, array_elements *elements);
bool value_elements(struct exec *x, struct value array, array_elements *elements);

/* The row's function of scalars at the arguments. */
struct value call_pure(struct call *call);
/* What `kind` was applied to where the call's first argument is its result; else ABSENT. */
struct value call_undone(struct call *call, const struct function_kind *kind);
/* A function of terms as a value of its sort. */
struct value value_apply(struct exec *x, const struct function_kind *kind, const term_id *args,
                         uint32_t count);

/* What nobody models at these arguments: some value, computed from them; one of the tags of `mask`.
 */
struct value call_unknown(struct call *call);
struct value call_derived(struct call *call, uint32_t mask);
/* Throws ValueError or TypeError "NAME(): Argument #N ($param) MESSAGE"; returns null. */
struct value call_refuse_value(struct call *call, uint32_t index, const char *message);
struct value call_refuse_type(struct call *call, uint32_t index, const char *message);

static inline struct value call_text(struct call *call, struct text text)
{
    return value_of_text(call->x, text);
}

/* The text of a buffer as a value; frees the buffer. */
struct value call_buffer(struct call *call, struct buffer *buffer);

/* ---- what several files of built-ins share ---- */

/* UTF-8 (utf8.c): the size of the code point at `at`, 0 where none is well formed; how much of what
 * is not to leave out; the bytes of one. */
size_t php_read_utf8(struct text text, size_t at, uint32_t *code);
size_t php_invalid_utf8(struct text text, size_t at);
void php_add_utf8(struct buffer *out, uint32_t code);
bool php_is_utf8(struct text text);

/* Percent encoding (url.c). `raw`: RFC 3986, else blanks are plus signs. */
struct text php_url_encoded(struct arena *arena, struct text text, bool raw);
struct text php_url_decoded(struct arena *arena, struct text text, bool raw);
term_id php_urlencode(struct exec *x, term_id text, bool raw);

/* round() of PHP 8.2 (math.c); `mode` is one of PHP_ROUND_HALF_UP … */
double php_round(double value, int64_t digits, int64_t mode);

/* Whether a value can be called from here; only in concrete runs (callables.c). */
bool php_is_callable(struct exec *x, struct value value);
/* "must be a valid callback, …": why it can't be. */
struct text php_callable_refusal(struct exec *x, struct value value, bool or_null);

#endif
