/*
 * Applications of uninterpreted functions to texts that are put together: hashes, MACs. Their
 * arguments are hard for a solver and hardly ever matter, so each application is first a constant
 * of its own; what the functions' arguments really are is looked at in a model, and two
 * applications that turn out to have equal arguments and different values are told to be equal
 * (lazy congruence, in the manner of Ackermann's reduction).
 */
#ifndef SOLVER_LAZY_H
#define SOLVER_LAZY_H

#include "analyzer/base/map.h"
#include "solver/solver.h"

struct lazy {
    struct arena *arena;
    struct term_table *terms;
    VEC(term_id) applications; /* canonical */
    VEC(term_id) constants;    /* the symbol that stands for each */
    struct map known;          /* application -> 1 + index */
    struct map told;           /* facts */
};

void lazy_init(struct lazy *lazy, struct arena *arena, struct term_table *terms);
void lazy_done(struct lazy *lazy);
/* The term with every such application replaced. */
term_id lazy_abstract(struct lazy *lazy, term_id term);
/*
 * Gives the model the value of each application at its real arguments. False where that is not
 * possible; then `broken` gains facts that the model breaks: two applications are equal if their
 * arguments are. No fact is told twice: where a model breaks it still, it has an operation in it
 * wrong.
 */
bool lazy_complete(struct lazy *lazy, struct solver_model *model, term_ids *broken);

#endif
