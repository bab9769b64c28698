/*
 * Guarded symbolic execution of one flow with merging (SEMANTICS 3). The public face: set up, run,
 * read what was found.
 */
#ifndef EXEC_EXEC_H
#define EXEC_EXEC_H

#include "analyzer/base/verdict.h"
#include "analyzer/exec/language.h"
#include "analyzer/flow/index.h"

/* Something that happened on the way, for code flows and counts. */
enum exec_event_kind {
    EVENT_BRANCH,
    EVENT_CALL,
    EVENT_RETURN,
    EVENT_ASSUMPTION,
    EVENT_UNMODELLED,
    EVENT_EFFECT
};

struct exec_event {
    enum exec_event_kind kind;
    ir_id node;
    ir_function_id function; /* where it stands */
    term_id guard;           /* under which it happens */
    uint32_t depth;          /* of calls */
    name_id text;
};

struct exec_limits {
    uint64_t steps;
    uint32_t depth;      /* of calls */
    uint32_t iterations; /* of a loop that has no known end */
};

struct exec_setup {
    struct ir_program *program;
    const struct index *index;
    const struct language *const *languages; /* by the front end of a file */
    uint32_t language_count;
    struct exec_limits limits;
    bool concrete; /* `run`: stop at what is not modelled, print what is echoed */
    void (*print)(void *context, struct text text);
    void *print_context;
};

/* How a concrete run ended. */
enum exec_end { EXEC_ENDED, EXEC_EXITED, EXEC_THROWN, EXEC_UNSUPPORTED, EXEC_STEPS };

struct exec_result {
    enum exec_end end;
    int64_t status;        /* EXITED */
    struct text construct; /* UNSUPPORTED */
    ir_id node;            /* UNSUPPORTED: where */
    struct value thrown;
};

/* A flow in `arena`, which must outlive it. */
struct exec *exec_open(struct arena *arena, const struct exec_setup *setup);
void exec_close(struct exec *x);

/* Runs a file from its first line, in concrete mode. */
struct exec_result exec_run_file(struct exec *x, ir_file_id file);

#endif
