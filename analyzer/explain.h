/*
 * `--explain-flow NAME`: what one flow does, as the executor saw it: calls, conditions, what nobody
 * specifies, effects, ends and the messages that it knows of.
 */
#ifndef ANALYZER_EXPLAIN_H
#define ANALYZER_EXPLAIN_H

#include "analyzer/exec/exec.h"
#include "analyzer/flow/flow.h"

/* Whether `name` is the last part of the entry point's name, the whole of it, or its trigger. */
bool explain_is_meant(const struct ir_program *program, const struct flow *flow, struct text name);
void explain_flow(struct buffer *out, const struct ir_program *program, struct exec *x,
                  const struct flow *flow);

#endif
