/* One run of `verify`, shared by verify.c (the run), verify_flows.c (its flows) and verify_judge.c
 * (what they owe). */
#ifndef ANALYZER_VERIFY_P_H
#define ANALYZER_VERIFY_P_H

#include <signal.h>

#include "analyzer/certificates.h"
#include "analyzer/coverage.h"
#include "analyzer/evidence/evidence.h"
#include "analyzer/only.h"
#include "analyzer/options.h"
#include "analyzer/project/project.h"

struct verifying {
    struct arena *arena;
    const struct options *options;
    struct diag_sink sink;
    struct names names;
    struct ir_program program;
    struct project project;
    struct spec_set specs;
    struct index index; /* of the project */
    struct index stubs; /* of the specifications */
    struct flow_set flows;
    uint32_t version; /* of PHP */
    struct only only;
    struct report report;
    struct coverage *coverage; /* what is counted instead of judged; or NULL */
    struct buffer dump;        /* of the stage that --dump names */
    uint64_t level;
    uint64_t steps;
    uint32_t jobs;      /* processes */
    bool verdicts_only; /* nobody will look at the counterexamples */
    struct solver_cache *cache;
    struct certificates certificates;
    bool certifies;  /* proofs are written down */
    bool has_second; /* another solver is tried where the first one gives up */
    bool is_broken;  /* output could not be written, and that was said */
    double seconds_front, seconds_flows;
    double seconds_processor; /* up to the end of the front */
    uint64_t terms;           /* made by the flows that this process executed */
};

/* Set when the user asks for what is decided so far. */
extern volatile sig_atomic_t verify_interrupted;

/* Whether `stage` is what --dump names. */
bool verify_dumps(const struct verifying *v, const char *stage);

struct exec_setup verify_setup(struct verifying *v, uint64_t steps);

/* Adds to the report what becomes of each obligation of a flow that `x` has executed. */
void verify_judge(struct verifying *v, struct exec *x, const struct flow *flow);

/* Executes each flow and judges what it owes. */
void verify_flows(struct verifying *v);

#endif
