/*
 * Operations that are hard for a solver: those on text, and products and quotients of unknowns.
 * A solver first sees them as functions that it knows nothing of, which is enough for most proofs:
 *
 *      no model                   -> there is none with the real operations either
 *      a model that the real      -> what they are at its values is learnt, and it is asked again
 *      operations do not bear out
 *
 * A product is learnt with one factor fixed (incremental linearization, after Cimatti et al.,
 * "Incremental Linearization for Satisfiability and Verification Modulo Nonlinear Arithmetic and
 * Transcendental Functions", 2018). An operation on text that stays wrong is sent as what it is.
 */
#ifndef SOLVER_HARD_H
#define SOLVER_HARD_H

#include "solver/lessons.h"

bool op_is_textual(enum term_op op);
/* A product of two unknowns, or a quotient or remainder by one. */
bool term_is_product(const struct term_table *terms, term_id term);

struct hard {
    struct lessons *lessons;
    struct arena *arena;
    struct term_table *terms;
    struct map exact;    /* operations on text that are sent with their meaning */
    struct map failures; /* operation -> how often the model had it wrong */
};

void hard_init(struct hard *hard, struct lessons *lessons);
void hard_done(struct hard *hard);
/* What the operation is at the point; true if the point has it wrong. */
bool hard_learn(struct hard *hard, const struct solver_point *point);
/* The model had the operation wrong. */
void hard_wrong(struct hard *hard, term_id operation);

#endif
