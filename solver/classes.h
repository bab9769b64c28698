/*
 * Strings that are related, by union-find over terms and argument positions of functions: those
 * which a solver has to see as text, for an operation takes them apart, and those which may be
 * numbers, for nothing but equality matters. Literals belong to no class: they are written as their
 * context asks.
 */
#ifndef SOLVER_CLASSES_H
#define SOLVER_CLASSES_H

#include "analyzer/base/map.h"
#include "solver/term.h"

enum { CLASS_OF_RESULT = INT32_MAX }; /* a position beyond every argument */

struct classes {
    const struct term_table *terms;
    u32_vec parent;
    uint8_t *theory; /* by class; those that are asked about only later are in none */
    uint32_t theory_count;
    struct map term_nodes;
    struct map slot_nodes; /* function and position */
    struct arena *arena;
};

/*
 * The classes of the strings in `cone`. `exact`: the operations on text whose meaning counts
 * (canonical terms); NULL: all.
 */
void classes_init(struct classes *classes, const struct term_table *terms, struct arena *arena,
                  const u32_vec *cone, const struct map *exact);
void classes_done(struct classes *classes);

/* The class of a string term that is no literal, and of argument or result of a function. */
uint32_t class_of_term(struct classes *classes, term_id term);
uint32_t class_of_slot(struct classes *classes, function_id function, uint32_t position);
bool class_in_theory(struct classes *classes, uint32_t node);
/* Whether an operation works on text, or gives text, that is in the theory. */
bool classes_has_theory(struct classes *classes, term_id operation);

bool term_is_string(const struct term_table *terms, term_id term);
bool term_is_literal(const struct term_table *terms, term_id term);

#endif
