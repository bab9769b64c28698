/*
 * A claim as a C function with ACSL contracts, for Frama-C: the way of a flow to an effect, one
 * line a step, in the terms that the program wrote, none of them simplified:
 *
 *      whole request_order_id_type;                  each input: arbitrary
 *      text mac_sha256(text a, text b);              each function that stands for itself
 *      void handler(void)
 *      {
 *          // shop.php:41: if (hash_equals($mac, $_POST['hash'])) {     the source, where it is
 * left bool condition_7 = (call_1 == request_hash);
 *          //@ admit StartState: order_exists(call_2);                  what is known of the inputs
 *          if (condition_7)
 *              effect(condition_7, call_2);          its contract requires the clause
 *      }
 *
 * Numbers are those of mathematics: to be proved with -wp-model Typed+nat+real, in which `long` has
 * no bounds and `double` is a real. A text is a number, each literal another one: what is
 * done to texts but to compare them is a function of which nothing is known, so what follows is
 * less than what holds, and never more.
 */
#ifndef SOLVER_ACSL_H
#define SOLVER_ACSL_H

#include "solver/smtlib.h"

/* A line of the source, and the last term that it makes. */
struct acsl_note {
    term_id last;
    struct text line;
};

struct acsl_flow {
    struct text handler;         /* full name of the entry point's function */
    struct text effect;          /* full name of what it reaches */
    struct text clause;          /* the name of what that requires */
    struct text wording;         /* the clause as its specification has it, its lines; or "" */
    VEC(struct acsl_note) notes; /* in the order of execution */
};

/* The property of the effect's contract, and that of a check which must NOT be provable. */
#define ACSL_REACHED "IsReached"

/*
 * Prints the claim; memory from `arena`. False where some part of it cannot be stated so; then
 * `out` is as it was.
 */
bool acsl_print(struct buffer *out, struct arena *arena, const struct term_table *terms,
                const struct smtlib_claim *claim, const struct acsl_flow *flow);

/* A name as C and ACSL can have it: letters, digits and underscores of `name`, in `arena`. */
struct text acsl_identifier(struct arena *arena, struct text name);

#endif
