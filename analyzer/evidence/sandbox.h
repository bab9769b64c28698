/*
 * Running code that nobody trusts: bubblewrap with namespaces of its own, no network, the plugin
 * read-only, a scratch folder in memory, limits on time, memory, processes and output.
 *
 *      /plugin  the plugin, read-only         /program  what is run, read-only
 *      /scratch  writable, 16 MB, gone afterwards
 *
 * Without bubblewrap, or where the kernel gives it no namespaces, Landlock and seccomp confine the
 * run: the plugin and the interpreter are read where they lie, nothing at all can be written. Where
 * the machine refuses that too, nothing is run.
 */
#ifndef EVIDENCE_SANDBOX_H
#define EVIDENCE_SANDBOX_H

#include "analyzer/base/text.h"
#include "analyzer/base/vec.h"

enum sandbox_end {
    SANDBOX_ENDED,   /* by itself, in whatever way */
    SANDBOX_STOPPED, /* by a limit: `reason` */
    SANDBOX_REFUSED  /* it was not run: `reason` */
};

struct sandbox_job {
    struct text plugin;       /* absolute path of a folder */
    struct text program;      /* the source of the program */
    struct text state;        /* what the program finds at /program/state, or "" */
    const char *interpreter;  /* absolute path */
    const char *const *flags; /* of the interpreter, before the program; NULL-terminated */
    const char *trace;        /* how the program names descriptor 3 */
    uint32_t seconds;         /* of wall time */
};

struct sandbox_result {
    enum sandbox_end end;
    struct text reason;
    struct text trace; /* what the program wrote to descriptor 3 */
    struct text said;  /* of what was printed the first line that tells of an error, or the first */
};

#define SANDBOX_PLUGIN "/plugin"

struct sandbox_result sandbox_run(struct arena *arena, const struct sandbox_job *job);

#endif
