/* How a term is stored, for the files of this folder that build, simplify and walk terms. */
#ifndef SOLVER_TERM_P_H
#define SOLVER_TERM_P_H

#include "analyzer/base/map.h"
#include "solver/term.h"

struct term_node {
    uint8_t op;
    uint8_t sort;
    uint16_t literals; /* of a canonical term: leaves of an ITE tree of constants, 1 for a constant,
                          0 for anything else or more than LITERALS_MAX */
    uint32_t count;
    uint32_t args; /* index of the first one in term_table.args */
    uint32_t canon;
    uint64_t payload; /* constant, symbol or function */
};

enum { LITERALS_MAX = 64 };

struct symbol_info {
    struct text name;
    enum sort sort;
    int64_t free_value; /* of an INT */
};

struct term_table {
    struct arena *arena;
    struct names *names;
    VEC(struct term_node) nodes; /* [0] is unused */
    u32_vec args;
    uint32_t *slots; /* ids of terms, 0 empty */
    uint32_t slot_count;
    VEC(struct symbol_info) symbols; /* [0] is unused */
    VEC(const struct function_kind *) functions;
    struct map stand_ins; /* term -> symbol */
};

static inline const struct term_node *term_node(const struct term_table *terms, term_id term)
{
    assert(term.index > 0 && term.index < terms->nodes.count);
    return &terms->nodes.items[term.index];
}

static inline bool node_is_constant(const struct term_node *node)
{
    return node->op <= TERM_CONST_STRING;
}

/* The node with these parts as it stands, not simplified; `is_new` tells whether it was added. */
term_id term_intern(struct term_table *terms, struct term_node node, const term_id *args,
                    bool *is_new);

/* The canonical term equal to the operation applied to canonical arguments. */
term_id term_simplify(struct term_table *terms, struct term_node node, const term_id *args);

/* Constant arguments folded; NO_TERM where the result is not representable or not defined. */
term_id term_fold(struct term_table *terms, struct term_node node, const term_id *args);

/* The constant that a constant node holds. */
struct constant node_constant(const struct term_table *terms, const struct term_node *node);

#endif
