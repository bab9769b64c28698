/*
 * Inputs that would make an operation what a model takes it for: the wanted value is handed down
 * through the inverses of what is applied to an input, in the manner of propagation-based local
 * search (Niemetz, Preiner, Biere, "Precise and Complete Propagation Based Local Search for
 * Satisfiability Modulo Theories", 2016):
 *
 *      substr(x, index(x, "-") + 1) = "7"     x was "s12-a"    ->  x = "s12-7"
 */
#ifndef SOLVER_REPAIR_H
#define SOLVER_REPAIR_H

#include "solver/solver.h"

/* Adds what would give the operation or function of `point` the value that `point` says: a value of
 * a symbol, of an application of an uninterpreted function, or of a choice. */
void repair_point(struct arena *arena, struct term_table *terms, const struct solver_model *model,
                  const struct solver_point *point, forced_values *out);

#endif
