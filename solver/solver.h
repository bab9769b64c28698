/*
 * Claims about terms, and who decides them.
 *
 *      claim:   facts and guard  imply  clause
 *      asked:   facts and guard and not clause     satisfiable?
 *
 *      no   -> the claim is proved (or its guard is unreachable)
 *      yes  -> a model, evaluated on the raw terms by evaluate.c; functions that the solver does
 * not know are taught point by point until the model holds or rounds run out
 *
 * A backend sees canonical terms only; evaluate.c sees raw terms only and shares no code with the
 * simplifier.
 */
#ifndef SOLVER_SOLVER_H
#define SOLVER_SOLVER_H

#include "analyzer/base/map.h"
#include "analyzer/base/verdict.h"
#include "solver/model.h"

enum solver_answer { SOLVER_UNSAT, SOLVER_SAT, SOLVER_UNKNOWN };

struct solver_query {
    struct term_table *terms;
    const term_id *facts; /* Booleans; all are asserted */
    uint32_t fact_count;
    const term_id *guesses; /* asserted in this query only */
    uint32_t guess_count;
    uint64_t resources; /* in the backend's own unit (Z3: rlimit) */
    uint64_t *used;     /* what is used is added to it */
    /* The operations on text that are sent with their meaning; no other and no product of unknowns
     * is. NULL: all are. */
    const struct map *exact;
    bool raw; /* send the facts as they were written: for tests of the simplifier */
};

/* Queries about one matter: each has the facts of the one before, and more. */
struct solver_session;

struct solver_backend {
    const char *name;
    struct solver_session *(*open)(struct term_table *terms);
    /*
     * Decides the conjunction of facts and guesses, by their canonical forms (see `raw`). On
     * SOLVER_SAT fills `model` (memory from `arena`), on SOLVER_UNKNOWN sets `why`. Deterministic:
     * the answer depends on the queries of the session and on nothing else.
     */
    enum solver_answer (*check)(struct solver_session *session, struct arena *arena,
                                const struct solver_query *query, struct solver_model *model,
                                enum why *why);
    void (*close)(struct solver_session *session);
};

const struct solver_backend *solver_find(struct text name);
const struct solver_backend *solver_default(void);

/* Seconds of wall time spent inside `check` calls of this process so far, and their number. */
double solver_seconds(void);
uint64_t solver_calls(void);

struct claim {
    term_id guard;
    term_id clause;
    const term_id *facts; /* what is known besides; may be NULL */
    uint32_t fact_count;
    bool is_reached;  /* the guard can hold, as is known: it is not asked */
    bool seeks_model; /* a proof would be of no use: it is not worked for */
};

struct verdict {
    enum verdict_kind kind;    /* PROVED, VIOLATED, UNKNOWN or UNREACHABLE */
    enum why why;              /* for UNKNOWN */
    struct solver_model model; /* for VIOLATED: holds on the raw terms */
    term_ids lessons;          /* for PROVED: values of functions that the search was told */
    uint32_t rounds;
    uint64_t used; /* resources; none where it was known */
};

/* Whether the guard of a claim can hold, as far as a short search tells: true where it is not
 * known. */
bool solver_reaches(const struct solver_backend *backend, struct term_table *terms,
                    const struct claim *claim, uint64_t resources);
/* The verdict on a claim; memory of its model comes from `arena`. */
struct verdict solver_decide(struct arena *arena, const struct solver_backend *backend,
                             struct term_table *terms, const struct claim *claim,
                             uint64_t resources);

/* What a model that refutes the claim satisfies: a model that does so on the raw terms refutes it.
 */
void solver_claim_facts(struct arena *arena, struct term_table *terms, const struct claim *claim,
                        term_ids *facts);

/*
 * The value of `term` as it was written (raw) under `model`, by exact rationals, binary64 and
 * bytes. False where the value is not defined or out of the range of the programs' own values.
 */
bool solver_evaluate(struct arena *arena, const struct term_table *terms,
                     const struct solver_model *model, term_id term, struct constant *value);

/* The same for many terms in one pass; `defined[i]` tells whether values[i] is. */
void solver_evaluate_all(struct arena *arena, const struct term_table *terms,
                         const struct solver_model *model, const term_id *roots, uint32_t count,
                         struct constant *values, bool *defined);

/* The same terms under many models: what they are made of is looked up once. */
struct evaluator;
struct evaluator *evaluator_new(const struct term_table *terms, const term_id *roots,
                                uint32_t count);
void evaluator_free(struct evaluator *evaluator);
/* The values of `terms`, which are roots or parts of them; their texts in `arena`. */
void evaluator_run(struct evaluator *evaluator, struct arena *arena,
                   const struct solver_model *model, const term_id *terms, uint32_t count,
                   struct constant *values, bool *defined);
/* After a run: evaluates again what hangs on `changed`, of which the model says another value than
 * before; returns how many terms that were. Texts of what is evaluated stay in `arena`. */
uint32_t evaluator_update(struct evaluator *evaluator, struct arena *arena,
                          const struct solver_model *model, term_id changed);
/* The value of a term of the cone as it was evaluated last. */
bool evaluator_value(const struct evaluator *evaluator, struct arena *arena, term_id term,
                     struct constant *value);
/* The value that a term of the cone would have if the argument had that one. */
bool evaluator_try(struct evaluator *evaluator, struct arena *arena,
                   const struct solver_model *model, term_id term, uint32_t arg,
                   const struct constant *value, struct constant *result);

#endif
