/*
 * The conjuncts of what a claim takes for granted, of which a solver is given only those that
 * matter: a guard of hundreds of conditions says little about one clause.
 */
#ifndef SOLVER_PARTS_H
#define SOLVER_PARTS_H

#include "analyzer/base/map.h"
#include "solver/solver.h"

struct parts {
    VEC(term_id) terms; /* canonical */
    VEC(bool) active;
    VEC(term_ids) inputs; /* of each: symbols and applications */
    struct map known;     /* term -> 1 + index */
};

void parts_done(struct parts *parts);

/* Takes the conjuncts of `fact` in; those that are there already stay as they are. */
void parts_add(struct parts *parts, struct arena *arena, struct term_table *terms, term_id fact,
               bool active);

/* The active ones. */
void parts_list(const struct parts *parts, struct arena *arena, term_ids *list);

/* Activates those which are about nothing but what the active ones are about. */
void parts_close(struct parts *parts);

/* Activates those which `model` does not satisfy; false where it satisfies all. */
bool parts_activate(struct parts *parts, struct arena *arena, struct term_table *terms,
                    const struct solver_model *model);
void parts_activate_all(struct parts *parts);

#endif
