/*
 * Comparisons with an infinity or NaN where a float is taken for the real that it is: what rounds
 * to an infinity, from 2^1024 - 2^970 on, is one (IEEE 754-2019, 4.3.1).
 *
 *      x = INF         x >= 2^1024 - 2^970
 *      x < INF         not (x >= 2^1024 - 2^970)
 *      x <= INF        true, and x = NAN false
 */
#ifndef SOLVER_INFINITE_H
#define SOLVER_INFINITE_H

#include "solver/term.h"

struct infinite {
    enum { INFINITE_NEVER, INFINITE_ALWAYS, INFINITE_BEYOND, INFINITE_WITHIN } holds;
    uint32_t arg;  /* which one has to be beyond the bound, or within */
    bool negative; /* of the infinity, and so of the bound */
};

/* Whether `term` compares with a constant that is not finite, and then when that holds. */
bool infinite_comparison(const struct term_table *terms, term_id term, struct infinite *result);

/* The digits of 2^1024 - 2^970, in `arena`. */
struct text infinite_bound(struct arena *arena);

#endif
