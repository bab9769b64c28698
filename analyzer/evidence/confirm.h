/* Executing a counterexample on the plugin's own code, and what that says of its verdict. */
#ifndef EVIDENCE_CONFIRM_H
#define EVIDENCE_CONFIRM_H

#include "analyzer/evidence/evidence.h"

enum confirm_outcome {
    CONFIRM_FAILED_CLAUSE, /* the clause failed at run time */
    CONFIRM_DIVERGED,      /* the run went another way: `detail` */
    CONFIRM_UNKNOWN,       /* something that nobody specifies decided: `detail` */
    CONFIRM_NOT_RUN        /* `detail` says why */
};

struct confirmation {
    enum confirm_outcome outcome;
    struct text detail;
    struct text program; /* that was run; "" where none could be made */
    struct text flags;   /* of the interpreter, a line each */
};

struct confirming {
    struct arena *arena;
    struct exec *x;
    struct ir_program *program;
    const struct spec_set *specs;
    const struct index *index;
    const struct flow *flow;
    const struct language *language;
    struct text root; /* absolute path of the plugin */
};

struct confirmation evidence_confirm(const struct confirming *c,
                                     const struct exec_obligation *obligation,
                                     const struct evidence *evidence);

/*
 * The program of a confirmed run as a test for the language's test tool, and its file's name; it
 * looks for the plugin where it lies as seen from `folder`. False where the language has none.
 */
bool evidence_print_test(struct buffer *out, const struct confirming *c,
                         const struct exec_obligation *obligation,
                         const struct confirmation *confirmation, struct text rule,
                         const struct finding *finding, const char *folder, struct text *name);

/* What the execution says of the verdict: confirmed, possible, or as it was, with the reason. */
void evidence_settle(struct arena *arena, struct evidence *evidence,
                     const struct confirmation *confirmation);

#endif
