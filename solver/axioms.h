/*
 * What the proof of a claim may rest on and which no other solver knows: facts of functions that
 * have one interpretation, their values at constants, what they are rewritten to, and that some
 * have inverses. Each is a fact of the function's kind, none is a result of the simplifier.
 */
#ifndef SOLVER_AXIOMS_H
#define SOLVER_AXIOMS_H

#include "solver/smtlib.h"

/* Adds the axioms for the applications in the cone of `claim`, its axioms so far among it. */
void axioms_collect(struct arena *arena, struct term_table *terms, struct smtlib_claim *claim);

#endif
