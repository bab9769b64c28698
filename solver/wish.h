/*
 * One step of a walk (walk.h): a term is wished to have a value, and the wish is handed down to the
 * inputs that it is made of, which are set at once:
 *
 *      and(a, b) = true          a and b are wished to hold
 *      x = "paid" or y < 3       one of the two
 *      ite(c, "a", x) = "b"      c false, and x "b"
 *      php.floatval(x) = 1.5     x "1.5", by the inverse or by trying
 */
#ifndef SOLVER_WISH_H
#define SOLVER_WISH_H

#include "solver/solver.h"

struct wishing {
    struct arena *arena;
    struct term_table *terms;
    struct evaluator *evaluator;
    struct solver_model model;
    forced_values undo;                /* inputs set in this step, and what they were */
    VEC(struct constant) constants[5]; /* of the claim and plain ones, by sort */
    uint64_t random;
    uint64_t evaluated;     /* terms so far */
    uint32_t size;          /* terms that `roots` are made of */
    uint32_t depth, visits; /* of this step */
    bool has_order;         /* texts are compared by order */
};

/* At the free values of all inputs of `roots`, canonical terms; memory from `arena`. */
void wish_init(struct wishing *w, struct arena *arena, struct term_table *terms,
               const term_ids *roots);
void wish_done(struct wishing *w);

/* A number below `bound`, which is not 0: the same ones in each run. */
uint32_t wish_random(struct wishing *w, uint32_t bound);
/* Whether the fact, a root, holds now. */
bool wish_holds(struct wishing *w, term_id fact);

/* A step: sets inputs so that the fact may hold; it need not hold afterwards. */
void wish_make(struct wishing *w, term_id fact);
/* Takes the step back. */
void wish_undo(struct wishing *w);

#endif
