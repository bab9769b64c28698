/*
 * A model by walking from one assignment to the next: propagation-based local search (Niemetz,
 * Preiner, Biere, "Precise and Complete Propagation Based Local Search for Satisfiability Modulo
 * Theories", 2016). A fact that does not hold is picked; that it is to hold is handed down through
 * what it is made of, by inverses or by trying values, to the inputs; the step is kept if no more
 * facts are broken than before, or now and then all the same (Selman, Kautz, Cohen, "Noise
 * Strategies for Improving Local Search", 1994).
 *
 * It proves nothing: it finds models of plain but large claims, at which a solver gives up.
 */
#ifndef SOLVER_WALK_H
#define SOLVER_WALK_H

#include "solver/solver.h"

/*
 * Looks for values under which all `facts`, canonical, hold, beginning with every input at its free
 * value. True and `*model` filled in memory of `arena` where it found them; how far it walks is
 * bounded by the size of the facts. Deterministic.
 */
bool walk_to_model(struct arena *arena, struct term_table *terms, const term_ids *facts,
                   struct solver_model *model);

#endif
