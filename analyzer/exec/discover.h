/* Finding the flows of a program by its registrations: SEMANTICS 3, step 3. */
#ifndef EXEC_DISCOVER_H
#define EXEC_DISCOVER_H

#include "analyzer/exec/exec.h"
#include "analyzer/flow/flow.h"

/*
 * Each function that calls a registering function is run by itself, on each class that has it, and
 * what it registers becomes a flow; where a callback depends on its parameters, its callers are run
 * instead. `setup` gives the limits of one such run.
 */
void discover_flows(struct flow_set *set, struct arena *arena, const struct exec_setup *setup);

#endif
