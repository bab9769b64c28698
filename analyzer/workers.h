/*
 * Parts of a work in several processes. Which process does which part depends on chance; what comes
 * of a part does not, and the parts come back in their order.
 */
#ifndef ANALYZER_WORKERS_H
#define ANALYZER_WORKERS_H

#include <signal.h>

#include "analyzer/base/text.h"

struct workers {
    uint32_t processes; /* 1: all is done in this one */
    uint32_t parts;
    /* Does a part; `result` is what this process gets of it. */
    void (*run)(void *context, uint32_t part, struct buffer *result);
    void *context;
    const volatile sig_atomic_t *interrupted; /* other processes are told, and asked for the rest */
};

struct worker_result {
    struct text bytes; /* in the arena */
    bool is_there;     /* false: the process that had the part ended before, or nobody began it */
};

/* The results by part, in the arena. */
struct worker_result *workers_run(const struct workers *workers, struct arena *arena);

#endif
