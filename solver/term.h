/*
 * Terms over Bool, Int, Real, Float and String: hash-consed, so equal ids mean identical terms, and
 * simplified as they are built without forgetting what they were:
 *
 *      raw term          (and (= x "a") true)      what the caller wrote
 *        | canon
 *        v
 *      canonical term    (= x "a")                 what the solver gets
 *
 * Arguments of a term have smaller ids than the term, so ids are a topological order and no walk
 * over a term needs recursion. Terms live as long as their table.
 */
#ifndef SOLVER_TERM_H
#define SOLVER_TERM_H

#include "analyzer/base/names.h"

typedef struct {
    uint32_t index;
} term_id; /* 0: none */
typedef VEC(term_id) term_ids;

typedef struct {
    uint32_t index;
} symbol_id;

typedef struct {
    uint32_t index;
} function_id;

#define NO_TERM ((term_id){0})

enum sort { SORT_BOOL, SORT_INT, SORT_REAL, SORT_FLOAT, SORT_STRING };

enum term_op {
#define TERM_OP(id, name, arity) TERM_##id,
#include "solver/term_ops.def"
#undef TERM_OP
};

/* A value of a sort. `text` of a REAL is "n" or "n/d" in lowest terms with d > 0. */
struct constant {
    enum sort sort;
    bool boolean;
    int64_t integer;
    double number;
    struct text text; /* REAL and STRING */
};

/* The same value of the same sort; -0.0 is 0.0, and no NaN is equal to any. */
bool constant_equal(const struct constant *a, const struct constant *b);

struct term_table;
struct solver_model;

/*
 * A named function. With `evaluate` it has one interpretation, which the solver does not know and
 * learns point by point; without, it is uninterpreted.
 */
struct function_kind {
    const char *name; /* unique; "php.floatval" */
    enum sort result;
    /* The value at constant arguments, its text in `arena`; false: not defined there. May be NULL.
     */
    bool (*evaluate)(struct arena *arena, const struct constant *args, uint32_t count,
                     struct constant *result);
    bool injective; /* unary, and different arguments always have different values */
    /* An argument at which a unary function has the value `result`; false: none known. May be NULL.
     */
    bool (*invert)(struct arena *arena, const struct constant *result, struct constant *argument);
    /* A fact that holds of this application, or NO_TERM; handed to the solver with it. May be NULL.
     */
    term_id (*fact)(struct term_table *terms, term_id application);
    /* A simpler term that is equal to the application to `args`, which are canonical, or NO_TERM.
     * May be NULL. */
    term_id (*simplify)(struct term_table *terms, const term_id *args, uint32_t count);
};

/* A table whose strings are interned in `names`; all memory is in `arena` but for hash slots. */
struct term_table *terms_new(struct arena *arena, struct names *names);
void terms_free(struct term_table *terms);
struct names *terms_names(struct term_table *terms);
uint32_t terms_count(const struct term_table *terms); /* ids 1 … count are terms */

symbol_id terms_add_symbol(struct term_table *terms, struct text name, enum sort sort);
/* A symbol that stands for `term`: the same one each time. */
symbol_id terms_stand_in(struct term_table *terms, term_id term);
/* The value of a symbol where nothing asks for another one: false, 0, 0.0 or "" unless set. */
void terms_set_free_value(struct term_table *terms, symbol_id symbol, int64_t value);
struct constant terms_free_value(const struct term_table *terms, symbol_id symbol);
struct text symbol_name(const struct term_table *terms, symbol_id symbol);
uint32_t terms_symbol_count(const struct term_table *terms); /* ids 1 … count */

/* The function of this kind in this table; the kind must outlive the table. */
function_id terms_function(struct term_table *terms, const struct function_kind *kind);
/* An uninterpreted function; the same name always means the same function. */
function_id terms_declare(struct term_table *terms, struct text name, enum sort result);
const struct function_kind *function_get_kind(const struct term_table *terms, function_id function);

/* Constructors. Sorts must fit as term_ops.def says. */
term_id term_bool(struct term_table *terms, bool value);
term_id term_int(struct term_table *terms, int64_t value);
term_id term_real(struct term_table *terms,
                  struct text value); /* "n", "n/d" or a decimal "12.50" */
term_id term_float(struct term_table *terms, double value);
term_id term_string(struct term_table *terms, name_id value);
term_id term_string_of(struct term_table *terms, struct text value);
term_id term_constant(struct term_table *terms, const struct constant *value);
term_id term_symbol(struct term_table *terms, symbol_id symbol);
term_id term_not(struct term_table *terms, term_id a);
term_id term_and(struct term_table *terms, term_id a, term_id b);
term_id term_or(struct term_table *terms, term_id a, term_id b);
term_id term_implies(struct term_table *terms, term_id a, term_id b);
term_id term_ite(struct term_table *terms, term_id condition, term_id then, term_id otherwise);
term_id term_eq(struct term_table *terms, term_id a, term_id b);
term_id term_unary(struct term_table *terms, enum term_op op, term_id a);
term_id term_binary(struct term_table *terms, enum term_op op, term_id a, term_id b);
term_id term_ternary(struct term_table *terms, enum term_op op, term_id a, term_id b, term_id c);
term_id term_concat(struct term_table *terms, const term_id *parts, uint32_t count);
term_id term_apply(struct term_table *terms, function_id function, const term_id *args,
                   uint32_t count);
/* The operation of `term`, as many arguments as it has. */
term_id term_rebuild(struct term_table *terms, term_id term, const term_id *args);

/* Looking at terms. */
enum term_op term_get_op(const struct term_table *terms, term_id term);
enum sort term_get_sort(const struct term_table *terms, term_id term);
uint32_t term_arg_count(const struct term_table *terms, term_id term);
term_id term_arg(const struct term_table *terms, term_id term, uint32_t index);
symbol_id term_get_symbol(const struct term_table *terms, term_id term);
function_id term_get_function(const struct term_table *terms, term_id term);

/* The simplified term that is equal to `term`. */
term_id term_canon(const struct term_table *terms, term_id term);

/* What the canonical term is. */
bool term_is_true(const struct term_table *terms, term_id term);
bool term_is_false(const struct term_table *terms, term_id term);
/* True and `*value` filled if the canonical term is a constant. */
bool term_is_constant(const struct term_table *terms, term_id term, struct constant *value);
/* Whether the two simplify to the same term. */
bool term_same(const struct term_table *terms, term_id a, term_id b);

/* The terms that `root` is made of, itself last, in ascending order. */
void term_cone(const struct term_table *terms, const term_id *roots, uint32_t count,
               struct arena *arena, u32_vec *cone);

/* The term as an S-expression, canonical or raw as the caller passes it; parts used twice are
 * named. */
void term_print(struct buffer *out, const struct term_table *terms, term_id term);

static inline bool term_equal(term_id a, term_id b)
{
    return a.index == b.index;
}

static inline bool term_is_none(term_id a)
{
    return a.index == 0;
}

#endif
