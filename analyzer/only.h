/*
 * `--only WHAT`: the part of a project that is verified. WHAT is a flow (its entry point's name,
 * the last part of it, or its trigger), a rule (id or name), or FILE:LINE of an effect.
 */
#ifndef ANALYZER_ONLY_H
#define ANALYZER_ONLY_H

#include "analyzer/exec/exec.h"
#include "analyzer/flow/flow.h"

struct only {
    const struct ir_program *program;
    const struct spec_set *specs;
    const struct text *what; /* borrowed */
    uint32_t count;          /* 0: everything is wanted */
    bool *matched;           /* by index: it named something */
};

struct only only_new(struct arena *arena, const struct ir_program *program,
                     const struct spec_set *specs, const struct text *what, uint32_t count);

/* Whether the flow is to be executed; rules and places stand in any flow. */
bool only_wants_flow(struct only *only, const struct flow *flow);

/* Whether the obligation is to be judged. */
bool only_wants(struct only *only, const struct flow *flow, const struct exec_obligation *o);

#endif
