/* Inputs of a flow as data, under a model. */
#ifndef EVIDENCE_CONCRETE_H
#define EVIDENCE_CONCRETE_H

#include "analyzer/evidence/witness.h"
#include "analyzer/exec/exec.h"
#include "solver/solver.h"

/* The symbols of a leaf; index 0: it was never looked at that way. */
struct leaf_symbols {
    uint32_t type, string, integer, number, boolean, size;
};

struct concrete {
    struct arena *arena;  /* of the data that it gives */
    struct arena scratch; /* of the rest, until concrete_done */
    struct exec *x;
    struct solver_model model;    /* with a value for each digest that the leaves ask for */
    struct leaf_symbols *symbols; /* by leaf */
    u32_vec *children;            /* by leaf */
    u32_vec *looped;              /* by leaf: elements that loops take of it */
    uint32_t leaves;
    bool *filled; /* by leaf: a text that the program reads, no matter which */
    /* What all leaves ask of the model, evaluated at once. */
    term_ids asked; /* ascending, each once */
    struct constant *values;
    bool *defined;
};

/* Which texts are told apart from all others. */
struct filling {
    const u32_vec *hung; /* terms that something hangs on, ascending: their symbols stay */
    uint32_t kinds;      /* bits 1 << enum root_kind: of these */
    bool adds;           /* of the request also those that need not be there */
};

/* `filling` is NULL: none is. */
void concrete_init(struct concrete *c, struct arena *arena, struct exec *x,
                   const struct solver_model *model, const struct filling *filling);

void concrete_done(struct concrete *c);

/* The leaf's value with all of its elements; ABSENT where the program never looked at it. */
struct datum concrete_leaf(const struct concrete *c, leaf_id leaf);
/* What the program reads of an object, whatever the leaf is without that. */
struct datum concrete_properties(const struct concrete *c, leaf_id leaf);
struct datum concrete_constant(struct arena *arena, const struct constant *constant);
/* The value of a term; false where it has none. */
bool concrete_term(const struct concrete *c, term_id term, struct constant *value);
/* A text that no other leaf is given. */
struct text concrete_filled_text(struct arena *arena, leaf_id leaf);
/* The tag that the leaf has. */
enum value_tag concrete_tag(const struct concrete *c, leaf_id leaf);

#endif
