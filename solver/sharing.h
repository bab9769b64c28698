/*
 * Which parts of terms have a name where the terms are printed as text: joins, what is used twice,
 * calls of functions that have one interpretation, and every so-many-th part of a chain, so that
 * what is printed by recursion is never deep.
 */
#ifndef SOLVER_SHARING_H
#define SOLVER_SHARING_H

#include "solver/term.h"

struct sharing {
    const struct term_table *terms;
    u32_vec cone;  /* the parts of all roots, ascending; memory is the caller's arena's */
    uint8_t *uses; /* by id: 0, 1, or 2 for more */
};

/* The parts of `roots`; none that needs no name is nested deeper than `deepest`. */
void sharing_init(struct sharing *sharing, const struct term_table *terms, const term_id *roots,
                  uint32_t count, uint8_t deepest, struct arena *arena);
void sharing_done(struct sharing *sharing);

/* Whether it has one interpretation, which the text does not give. */
bool sharing_is_evaluated(const struct sharing *sharing, term_id term);
bool sharing_needs_name(const struct sharing *sharing, term_id term);

#endif
