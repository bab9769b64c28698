/*
 * Inverses of operations on text, one step:
 *
 *      substr(x, 1, 3) = "abc"        x was "s12-a"     ->     x = "sabca"
 */
#ifndef SOLVER_INVERSE_H
#define SOLVER_INVERSE_H

#include "solver/model.h"

struct wanted_value {
    uint32_t arg; /* the index of an argument */
    struct constant value;
};
typedef VEC(struct wanted_value) wanted_values;

/* Values of arguments, near those that the point has, with which the operation on text would have
 * the value of the point, if all were as wanted; none where no such values are known. */
void inverse_of_text(struct arena *arena, const struct term_table *terms,
                     const struct solver_point *point, wanted_values *out);

#endif
