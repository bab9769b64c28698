/*
 * A model against the real values of the functions and operations that the solver was not told of.
 * What it has wrong becomes a lesson. So does what all of them really are in the worlds beside the
 * model, in which one input has a value that would make true what the model takes for true.
 */
#ifndef SOLVER_LEARN_H
#define SOLVER_LEARN_H

#include "solver/hard.h"

/* False where the model has nothing wrong. */
bool learn_from_model(struct lessons *lessons, struct hard *hard, const struct solver_model *model);

#endif
