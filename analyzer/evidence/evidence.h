/*
 * From an obligation to what a reader can check: its verdict with the reason, a counterexample (the
 * request, the start state, the provider's replies), the way in source order.
 */
#ifndef EVIDENCE_EVIDENCE_H
#define EVIDENCE_EVIDENCE_H

#include "analyzer/evidence/witness.h"
#include "analyzer/exec/exec.h"
#include "analyzer/flow/flow.h"
#include "reports/report.h"
#include "solver/cache.h"
#include "solver/smtlib.h"

struct evidence {
    enum verdict_kind verdict;
    enum why why;
    struct text detail; /* what caused it: the call, construct or input */
    bool has_model;
    bool is_small; /* the model is made small already */
    struct solver_model model;
    bool has_good; /* it was pinned to a run without violation */
    struct solver_model good;
    term_ids facts;   /* what holds of the model, or was used, besides the obligation */
    term_ids lessons; /* values of functions that the proof was told */
    struct counterexample counterexample;
    struct text execution; /* what became of its execution, or "" */
    const char *solver;    /* who decided it, if that is another one than is asked first; or NULL */
};

/* Wishes for small counterexamples that were granted or refused for the last effect. */
struct habits {
    ir_id node; /* of the effect */
    term_ids granted;
    term_ids refused;
    bool has_model; /* of the last violation, made small */
    struct solver_model model;
    bool has_good; /* a run without violation whose unknown inputs the model shares */
    struct solver_model good;
    uint64_t used;                  /* resources, of the flow so far */
    uint32_t vain;                  /* how often asking again about plain values did not help */
    uint32_t unsure;                /* how often no violation was certain */
    term_id reached;                /* a guard that is known to hold somewhere */
    VEC(struct solver_model) found; /* models of violations of the flow, the first ones */
};

struct judging {
    struct arena *arena; /* of the evidence */
    struct exec *x;
    const struct solver_backend *backend;
    uint64_t resources;
    struct habits *habits; /* of the flow; or NULL */
    struct solver_cache *cache;
    bool recalls; /* nothing is searched: a model found for another obligation may do */
};

/*
 * The verdict on an obligation (SEMANTICS 2): decided by the solver, then, where something
 * over-approximated takes part in a violation, by what it hangs on, must-fail and pinning.
 */
struct evidence evidence_judge(const struct judging *j, const struct exec_obligation *obligation);

/* Whether the guard holds and the clause fails in the model because of exact inputs alone: what
 * stands for something over-approximated has no part in it. */
bool evidence_is_certain(const struct judging *j, const struct exec_obligation *obligation,
                         const struct solver_model *model);

/* That the guard holds and the clause fails because of exact inputs alone. */
term_id evidence_certainly_fails(const struct judging *j, const struct exec_obligation *obligation);

/* Adds to `pinned` what holds every approximate input of the obligation as it is in the model:
 * pin.c. False where something computed cannot be. */
bool evidence_pin(const struct judging *j, const struct exec_obligation *obligation,
                  const struct solver_model *model, term_ids *pinned);
/* Whether the unknown inputs of the obligation are the same in two models. What is computed from
 * others is not: where they differ it may differ too. */
bool evidence_is_pinned(const struct judging *j, const struct exec_obligation *obligation,
                        const struct solver_model *a, const struct solver_model *b);

/* The parts of the condition under which the entry point is registered, by term: that it is, is
 * taken for granted whatever decides there. To be released with map_done. */
struct map evidence_registration(struct exec *x);

/*
 * What is proved where the settings are there that the flow tests itself: whether it may fail where
 * one is empty; then `*evidence` becomes that review.
 */
bool evidence_unset(const struct judging *j, const struct exec_obligation *obligation,
                    struct evidence *evidence);

/* What the clause is about, or when it is asked: asks.c. */
enum {
    ASKS_ORIGIN = 1,  /* who chose a value */
    ASKS_CONTENT = 2, /* what a value shows of a record */
    ASKS_AGAIN = 4,   /* a second delivery */
    ASKS_SETTING = 8  /* which setting a value is */
};
uint32_t evidence_asks(const struct spec_set *specs, const struct exec_obligation *obligation);

/* Makes the model of a violation small and its values simple. */
void evidence_minimise(const struct judging *j, const struct spec_set *specs,
                       const struct exec_obligation *obligation, struct evidence *evidence);

/* The request, start state and replies of a model, in `arena`. */
struct counterexample evidence_counterexample(struct arena *arena, struct exec *x,
                                              const struct spec_set *specs,
                                              const struct exec_obligation *obligation,
                                              const struct solver_model *model);

/* Fills the request, the start state and the replies of a finding. */
void evidence_show(struct arena *arena, const struct counterexample *counterexample,
                   struct names *names, bool is_request, struct finding *finding);
struct concrete;
/* The inputs that decide a condition, with their values; "" where none is known. */
struct text evidence_reason(struct arena *arena, const struct concrete *concrete,
                            const struct counterexample *counterexample, term_id condition);
/* "order 42 with a total of 2000.00 EUR", "WP_Post 7", or "". */
struct text evidence_record(struct arena *arena, const struct counterexample *counterexample,
                            const struct spec_set *specs);

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

/* What the verdict takes for granted; of a finding that is proved or violated. */
void evidence_assume(const struct reporting *r, const struct exec_obligation *obligation,
                     struct finding *finding);

struct finding evidence_finding(struct reporting *r, const struct exec_obligation *obligation,
                                const struct evidence *evidence);

/*
 * The claim that a proved obligation makes, in the terms of the flow as they were written, and what
 * is said about it, as SMT-LIB 2 text. `origins` is what it was made from: comments, a line each.
 * False where some part of it cannot be stated. `listing` is the same as C with ACSL contracts;
 * nothing where that cannot state it.
 */
bool evidence_certificate(struct buffer *out, struct buffer *listing, const struct reporting *r,
                          const struct exec_obligation *obligation, const struct evidence *evidence,
                          const struct finding *finding, struct text origins,
                          struct smtlib_summary *summary);

/* The claim of an obligation, decided or not, as SMT-LIB 2 text that asks for an answer. */
bool evidence_state(struct buffer *out, const struct reporting *r,
                    const struct exec_obligation *obligation, const struct evidence *evidence,
                    struct smtlib_summary *summary);

/* What `claim` states of an obligation as C, after a certificate's `head`; or nothing. */
void evidence_listing(struct buffer *out, const struct reporting *r,
                      const struct exec_obligation *obligation, const struct smtlib_claim *claim,
                      const struct finding *finding, struct text head);

/*
 * The decisions of the flow's execution that matter to what is in the cones of `roots`: all about
 * where it went, and of what branches leave behind that which is used, there or to decide. Indices,
 * in the arena of `r`.
 */
void evidence_find_decisions(const struct reporting *r, const term_ids *roots, u32_vec *found);

/* A certificate that `count` decisions of the execution are right. */
bool evidence_certificate_of_decisions(struct buffer *out, const struct reporting *r,
                                       const uint32_t *decisions, uint32_t count,
                                       struct text origins, struct smtlib_summary *summary);

struct report_location evidence_location(struct arena *arena, const struct ir_program *program,
                                         ir_file_id file, struct range range,
                                         ir_function_id function);
struct report_location evidence_node_location(const struct reporting *r, ir_id node,
                                              ir_function_id function);
/* Where the program has the effect: a call of a stub, where its body has it. */
ir_id evidence_place(const struct reporting *r, const struct exec_obligation *obligation);
/* The rule and that place. */
uint64_t evidence_place_key(const struct reporting *r, const struct exec_obligation *obligation);

/* In which order the obligations of `r->x` are judged: as many indices; memory from `arena`. */
void evidence_order(const struct reporting *r, struct arena *arena, uint32_t *order);
/* Whether the function is the effect's, or one that led to it. */
bool evidence_is_on_path(const struct reporting *r, const struct exec_obligation *obligation,
                         ir_function_id function);
/*
 * Where the input of the client comes in that the violation hangs on and that is read last before
 * the effect: fills `*step`. False: there is none.
 */
bool evidence_source(const struct reporting *r, const struct exec_obligation *obligation,
                     const struct evidence *evidence, struct report_step *step);
/* The last place before the effect where a provider is asked, or a message is found to be its;
 * where there is none, where the function stands that reads what nobody checks. */
bool evidence_check(const struct reporting *r, const struct exec_obligation *obligation,
                    const struct evidence *evidence, struct report_step *step);
/* The last decision about what the client sent, in a function that came back and throws where it
 * refuses. False: there is none. */
bool evidence_passed(const struct reporting *r, const struct exec_obligation *obligation,
                     const struct evidence *evidence, struct report_step *step);

#endif
