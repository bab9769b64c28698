/*
 * A claim as SMT-LIB 2 text, in the terms that the program wrote, none of them simplified:
 *
 *      (declare-const |request.order_id| String)           each input
 *      (declare-fun |mac:sha256| (String String) String)   each function that stands for itself
 *      (declare-const |join-1| String)                     each assignment, join and shared part
 *      (assert (= |join-1| (ite … )))
 *      (assert (! … :named assumption-1))                  what is known of the inputs
 *      (assert (! … :named axiom-1))                       what is known of functions
 *      (assert guard) (assert (not clause))                the goal: unsatisfiable
 *
 * Definitions are constants: they say the same as `define-fun`, with which Z3 4.8.12 answers some
 * of these questions wrongly (sat, with a model that its own check refuses).
 *
 * Strings are strings whose characters are bytes; integers and reals are those of mathematics; a
 * float is taken for the real that it is (as for the solver), and what rounds to an infinity for
 * one (infinite.h): where one is not only compared, the claim is not stated.
 */
#ifndef SOLVER_SMTLIB_H
#define SOLVER_SMTLIB_H

#include "solver/term.h"

/* A fact about a function that the claim rests on. */
struct smtlib_axiom {
    const char *origin; /* "fact", "value", "rewriting", "inverse": why it holds */
    term_id fact;
};
typedef VEC(struct smtlib_axiom) smtlib_axioms;

struct smtlib_claim {
    term_id guard;
    term_id clause;
    const term_id *facts;
    uint32_t fact_count;
    smtlib_axioms axioms;
};

/* An application of a function that has one interpretation, which the text does not give. */
struct smtlib_call {
    const struct function_kind *kind;
    struct text name;     /* of its definition */
    struct text function; /* as it is declared */
    VEC(struct text) args;
    VEC(enum sort) sorts; /* of these */
};

struct smtlib_summary {
    uint32_t inputs;
    uint32_t definitions;
    bool is_trivial; /* no input is in the cone of guard and clause */
    bool has_floats;
    VEC(struct text) texts; /* the inputs that are strings, by name */
    VEC(struct smtlib_call) calls;
};

/* All terms that the claim is made of, in `arena`: guard, clause, facts and axioms. */
term_ids smtlib_roots(struct arena *arena, const struct smtlib_claim *claim);

/*
 * Prints the claim without the command that asks for an answer. False where some part of it cannot
 * be stated; then `out` is as it was. Memory of `summary` comes from `arena`.
 */
bool smtlib_print(struct buffer *out, struct arena *arena, const struct term_table *terms,
                  const struct smtlib_claim *claim, struct smtlib_summary *summary);

/* A literal: a constant of any sort. False for a float that is not finite. */
bool smtlib_print_constant(struct buffer *out, const struct constant *value);

/* "String", "Real", …; of a float what it is there, and what it is here. */
const char *smtlib_sort(enum sort sort);
const char *smtlib_sort_word(enum sort sort);

#endif
