/* Comparisons with what is not finite, over the reals. */
#include "solver/infinite.h"

#include "analyzer/base/exact.h"

#include <math.h>

static bool get_constant(const struct term_table *terms, term_id term, double *value)
{
    struct constant constant;
    bool known =
        term_get_op(terms, term) == TERM_CONST_FLOAT && term_is_constant(terms, term, &constant);
    if (known)
        *value = constant.number;
    return known && !isfinite(*value);
}

static void compare(enum term_op op, uint32_t side, double value, struct infinite *result)
{
    bool upper = (value > 0) == (side == 1); /* x <= INF, or -INF <= x */
    result->arg = 1 - side;
    result->negative = value < 0;
    if (isnan(value))
        result->holds = INFINITE_NEVER;
    else if (op == TERM_EQ)
        result->holds = INFINITE_BEYOND;
    else if (op == TERM_LT)
        result->holds = upper ? INFINITE_WITHIN : INFINITE_NEVER;
    else
        result->holds = upper ? INFINITE_ALWAYS : INFINITE_BEYOND;
}

bool infinite_comparison(const struct term_table *terms, term_id term, struct infinite *result)
{
    enum term_op op = term_get_op(terms, term);
    double value;
    if (op != TERM_EQ && op != TERM_LT && op != TERM_LE)
        return false;
    for (uint32_t side = 0; side < 2; side++)
        if (get_constant(terms, term_arg(terms, term, side), &value)) {
            compare(op, side, value, result);
            return true;
        }
    return false;
}

struct text infinite_bound(struct arena *arena)
{
    mpq_t bound;
    mpq_init(bound);
    exact_infinite_from(mpq_numref(bound));
    struct text digits = exact_print(arena, bound);
    mpq_clear(bound);
    return digits;
}
