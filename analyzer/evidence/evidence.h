/*
 * From an obligation to what a reader can check: its verdict with the reason, a counterexample (the
 * request, the start state, the provider's replies), the way in source order.
 */
#ifndef EVIDENCE_EVIDENCE_H
#define EVIDENCE_EVIDENCE_H

#include "analyzer/exec/exec.h"
#include "analyzer/flow/flow.h"
#include "reports/report.h"
#include "solver/solver.h"

struct evidence {
    enum verdict_kind verdict;
    enum why why;
    struct text detail; /* what caused it: the call, construct or input */
    bool has_model;
    struct solver_model model;
};

struct judging {
    struct arena *arena; /* of the evidence */
    struct exec *x;
    const struct solver_backend *backend;
    uint64_t resources;
};

/*
 * The verdict on an obligation (SEMANTICS 2): decided by the solver, then, where something
 * over-approximated takes part in a violation, by must-fail and by pinning.
 */
struct evidence evidence_judge(const struct judging *j, const struct exec_obligation *obligation);

struct reporting {
    struct arena *arena; /* of the report */
    struct exec *x;
    struct ir_program *program;
    const struct spec_set *specs;
    const struct flow *flow;
    struct report *report;
};

/* The rule's index in the report, added when it is first used. */
uint32_t evidence_rule(struct reporting *r, name_id rule);

struct finding evidence_finding(struct reporting *r, const struct exec_obligation *obligation,
                                const struct evidence *evidence);

struct report_location evidence_location(struct arena *arena, const struct ir_program *program,
                                         ir_file_id file, struct range range,
                                         ir_function_id function);

#endif
