/*
 * Models: values of symbols and of functions at points. What a model leaves out is free: false, 0,
 * 0.0, "" or what the symbol's own free value is.
 */
#ifndef SOLVER_MODEL_H
#define SOLVER_MODEL_H

#include "solver/term.h"

/* What a model says of one application of a function. */
struct solver_point {
    term_id term; /* the canonical application that it is about */
    function_id function;
    struct constant *args;
    uint32_t arg_count;
    struct constant value;
};

/* Whether it is about the function at these arguments. */
static inline bool point_is_at(const struct solver_point *point, function_id function,
                               const struct constant *args, uint32_t count)
{
    if (point->function.index != function.index || point->arg_count != count)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!constant_equal(&point->args[i], &args[i]))
            return false;
    return true;
}

struct symbol_value {
    symbol_id symbol;
    struct constant value;
};

/* The value that a term is to have in some world, whatever it is made of. */
struct forced_value {
    term_id term;
    struct constant value;
};
typedef VEC(struct forced_value) forced_values;

struct solver_model {
    struct arena *arena;
    VEC(struct symbol_value) symbols; /* ascending */
    VEC(struct solver_point) points;
    /* What it says of operations whose meaning was kept from the solver; floats as rationals. */
    VEC(struct solver_point) operations;
    forced_values forced; /* none in what a backend gives */
};

/* The value of the symbol; NULL where the model leaves it out. */
const struct constant *model_value(const struct solver_model *model, symbol_id symbol);
void model_set(struct solver_model *model, symbol_id symbol, struct constant value);
void model_unset(struct solver_model *model, symbol_id symbol);

/* Symbols and points in memory of `arena`, away from all that the search for the model left. */
struct solver_model model_copy(struct arena *arena, const struct solver_model *model);

#endif
