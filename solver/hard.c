/* What operations on text, and products, really are at the values of a model. */
#include "solver/hard.h"

#include "analyzer/base/exact.h"

bool op_is_textual(enum term_op op)
{
    return op == TERM_CONCAT || op == TERM_LENGTH || op == TERM_SUBSTR || op == TERM_CONTAINS ||
           op == TERM_PREFIX || op == TERM_SUFFIX || op == TERM_INDEX_OF || op == TERM_STRING_LT;
}

static bool is_number(const struct term_table *terms, term_id term)
{
    enum term_op op = term_get_op(terms, term);
    return op == TERM_CONST_INT || op == TERM_CONST_REAL || op == TERM_CONST_FLOAT;
}

bool term_is_product(const struct term_table *terms, term_id term)
{
    enum term_op op = term_get_op(terms, term);
    if (op == TERM_MUL)
        return !is_number(terms, term_arg(terms, term, 0)) &&
               !is_number(terms, term_arg(terms, term, 1));
    bool divides = op == TERM_DIV || op == TERM_QUOT || op == TERM_REM;
    return divides && !is_number(terms, term_arg(terms, term, 1));
}

void hard_init(struct hard *hard, struct lessons *lessons)
{
    *hard = (struct hard){.lessons = lessons, .arena = lessons->arena, .terms = lessons->terms};
    map_init(&hard->exact);
    map_init(&hard->failures);
}

void hard_done(struct hard *hard)
{
    map_done(&hard->exact);
    map_done(&hard->failures);
}

/* ---- text ---- */

static term_id *constants_of(struct hard *hard, const struct solver_point *point)
{
    term_id *args = ARENA_ARRAY(hard->arena, term_id, point->arg_count + 1);
    for (uint32_t i = 0; i < point->arg_count; i++)
        args[i] = term_constant(hard->terms, &point->args[i]);
    return args;
}

static bool value_at(struct hard *hard, term_id operation, struct constant *value)
{
    struct solver_model none = {.arena = hard->arena};
    return solver_evaluate(hard->arena, hard->terms, &none, operation, value);
}

static bool is_value(struct hard *hard, const struct constant *a, const struct constant *b)
{
    return term_same(hard->terms, term_constant(hard->terms, a), term_constant(hard->terms, b));
}

/* The arguments have these values, so the operation has that one. */
static bool learn_text(struct hard *hard, const struct solver_point *point)
{
    struct term_table *terms = hard->terms;
    struct constant value;
    term_id real = term_rebuild(terms, point->term, constants_of(hard, point));
    if (!value_at(hard, real, &value))
        return false;
    term_id at = term_bool(terms, true);
    for (uint32_t i = 0; i < point->arg_count; i++)
        at = term_and(
            terms, at,
            term_eq(terms, term_arg(terms, point->term, i), term_constant(terms, &point->args[i])));
    term_id result = term_eq(terms, point->term, term_constant(terms, &value));
    lessons_add(hard->lessons, point->term, at, result);
    return !is_value(hard, &value, &point->value);
}

/* ---- products ---- */

static term_id as_exact(struct hard *hard, term_id term)
{
    bool is_float = term_get_sort(hard->terms, term) == SORT_FLOAT;
    return is_float ? term_unary(hard->terms, TERM_FLOAT_TO_REAL, term) : term;
}

/* term = exact, where a float is what is nearest to it. */
static term_id equals_exact(struct hard *hard, term_id term, term_id exact)
{
    bool is_float = term_get_sort(hard->terms, term) == SORT_FLOAT;
    if (is_float)
        exact = term_unary(hard->terms, TERM_REAL_TO_FLOAT, exact);
    return term_eq(hard->terms, term, exact);
}

/* With the argument `fixed` at its value the operation is linear in the other one. */
static void fix_argument(struct hard *hard, const struct solver_point *point, uint32_t fixed)
{
    struct term_table *terms = hard->terms;
    term_id arg = as_exact(hard, term_arg(terms, point->term, fixed));
    term_id value = term_constant(terms, &point->args[fixed]);
    term_id args[2];
    args[fixed] = value;
    args[1 - fixed] = as_exact(hard, term_arg(terms, point->term, 1 - fixed));
    term_id linear = term_binary(terms, term_get_op(terms, point->term), args[0], args[1]);
    lessons_add(hard->lessons, point->term, term_eq(terms, arg, value),
                equals_exact(hard, point->term, linear));
}

static term_id number(struct hard *hard, enum sort sort, int64_t value)
{
    return sort == SORT_INT ? term_int(hard->terms, value)
                            : term_real(hard->terms, text_print(hard->arena, "%" PRId64, value));
}

/* a >= least and b >= 0 imply a * b >= bound */
static term_id at_least(struct hard *hard, term_id product, uint32_t a, int64_t least,
                        term_id bound)
{
    struct term_table *terms = hard->terms;
    term_id first = as_exact(hard, term_arg(terms, product, a));
    term_id second = as_exact(hard, term_arg(terms, product, 1 - a));
    enum sort sort = term_get_sort(terms, first);
    term_id large = term_binary(terms, TERM_LE, number(hard, sort, least), first);
    term_id positive = term_binary(terms, TERM_LE, number(hard, sort, 0), second);
    return term_implies(terms, term_and(terms, large, positive),
                        term_binary(terms, TERM_LE, bound, as_exact(hard, product)));
}

static void teach_order(struct hard *hard, term_id product)
{
    struct term_table *terms = hard->terms;
    enum sort sort = term_get_sort(terms, as_exact(hard, product));
    lessons_add_general(hard->lessons, at_least(hard, product, 0, 0, number(hard, sort, 0)));
    for (uint32_t i = 0; i < 2; i++) {
        term_id other = as_exact(hard, term_arg(terms, product, 1 - i));
        lessons_add_general(hard->lessons, at_least(hard, product, i, 1, other));
    }
}

static bool learn_product(struct hard *hard, const struct solver_point *point)
{
    enum term_op op = term_get_op(hard->terms, point->term);
    struct constant value;
    term_id *args = constants_of(hard, point);
    term_id real = term_binary(hard->terms, op, args[0], args[1]);
    if (!value_at(hard, real, &value))
        return false;
    fix_argument(hard, point, 1);
    if (op == TERM_MUL)
        fix_argument(hard, point, 0);
    return !is_value(hard, &value, &point->value);
}

/* ---- all ---- */

bool hard_learn(struct hard *hard, const struct solver_point *point)
{
    bool textual = op_is_textual(term_get_op(hard->terms, point->term));
    return textual ? learn_text(hard, point) : learn_product(hard, point);
}

void hard_wrong(struct hard *hard, term_id operation)
{
    enum { PATIENCE = 8 };
    uint32_t failures = map_get(&hard->failures, operation.index, 0) + 1;
    enum term_op op = term_get_op(hard->terms, operation);
    map_put(&hard->failures, operation.index, failures);
    lessons_wrong(hard->lessons, operation);
    if (op == TERM_MUL && failures == 1)
        teach_order(hard, operation);
    if (op_is_textual(op) && failures >= PATIENCE) {
        map_put(&hard->exact, operation.index, 1);
        lessons_known(hard->lessons, operation);
    }
}
