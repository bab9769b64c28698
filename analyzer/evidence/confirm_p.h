/* Executing a counterexample, among the files that do it. */
#ifndef EVIDENCE_CONFIRM_P_H
#define EVIDENCE_CONFIRM_P_H

#include <jansson.h>

#include "analyzer/evidence/concrete.h"
#include "analyzer/evidence/confirm.h"
#include "analyzer/evidence/sandbox.h"
#include "analyzer/exec/language.h"

struct trying {
    const struct confirming *c;
    const struct exec_obligation *o;
    const struct evidence *e;
    struct witness witness;
    struct text program, flags, state;
    const char *trace_name;
    json_t *trace;    /* array of events */
    struct text said; /* by the interpreter, where it had to complain */
    bool stopped;     /* by the sandbox */
};

/* ---- attempt.c ---- */

/* The files of the plugin that the run loads, in order; with `head`, what runs before as well. */
void attempt_require_files(struct trying *t, bool head);

/* One run in the sandbox; the trace is in `t`. */
struct sandbox_result attempt_once(struct trying *t);

/* Runs the counterexample until nothing that it asks for is missing. */
struct sandbox_result attempt_run(struct trying *t);

/* ---- trace.c ---- */

/* A text of an event; "" if it has none. */
const char *trace_text(const json_t *event, const char *key);

/* The first event of a kind, or NULL. */
const json_t *trace_find(const struct trying *t, const char *kind);

/* The event of the effect at the predicted place, or by the framework itself: of several the first
 * where the clause failed, else the last; or NULL. */
const json_t *trace_effect(const struct trying *t);

/* What is told of the run; `detail` is copied. */
struct confirmation trace_conclude(const struct trying *t, enum confirm_outcome outcome,
                                   struct text detail);

/* What a run that ended by itself means. */
struct confirmation trace_judge(const struct trying *t);

#endif
