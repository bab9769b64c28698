/*
 * What a search has learnt of operations that the solver does not know, point by point:
 *
 *      lesson     args = these values  implies  f(args) = its real value
 *      closed     f(args) is at one of the points where f is known        for each f(args)
 *
 * A model of the closed world has nothing wrong. That there is none says nothing: the world is
 * opened again, and the model that comes of it shows further points.
 */
#ifndef SOLVER_LESSONS_H
#define SOLVER_LESSONS_H

#include "analyzer/base/map.h"
#include "solver/solver.h"

struct taught {
    term_id operation; /* canonical */
    term_ids points;   /* conditions on its arguments */
    bool was_wrong;    /* in some model, and is not known to the solver */
};

struct lessons {
    struct arena *arena;
    struct term_table *terms;
    term_ids *facts;    /* where lessons go */
    term_ids functions; /* those of them that tell the value of a function */
    VEC(struct taught) taught;
    struct map index; /* operation -> 1 + index */
    struct map known; /* lessons */
    bool has_plain;   /* what holds in the plain world is learnt: learn.c */
};

/* `facts` has to outlive the lessons; it is added to. */
void lessons_init(struct lessons *lessons, struct arena *arena, struct term_table *terms,
                  term_ids *facts);
void lessons_done(struct lessons *lessons);

/* At the point the fact holds; false where that is no news. */
bool lessons_add(struct lessons *lessons, term_id operation, term_id point, term_id fact);
/* A fact that holds everywhere. */
void lessons_add_general(struct lessons *lessons, term_id fact);
/* A model had it wrong. */
void lessons_wrong(struct lessons *lessons, term_id operation);
/* The solver knows it from now on. */
void lessons_known(struct lessons *lessons, term_id operation);

/* What makes the world closed: for each operation that was ever wrong, one of its points. */
void lessons_close(const struct lessons *lessons, term_ids *closed);

#endif
