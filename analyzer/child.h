/* A piece of work in a process of its own, which may end badly without harm to this one. */
#ifndef ANALYZER_CHILD_H
#define ANALYZER_CHILD_H

#include <sys/types.h>

#include "analyzer/base/text.h"

struct child {
    pid_t process; /* -1: there is none */
    int output;    /* to read its result from; -1: there is none */
};

/* Runs `run` in a child; what it leaves in `result` comes back by child_finish. */
struct child child_start(void (*run)(void *context, uint32_t index, struct buffer *result),
                         void *context, uint32_t index);

/* Waits for the end; adds what came back to `result`. 0, or a status as waitpid gives it; -1 where
 * the child could not be started. */
int child_finish(struct child child, struct buffer *result);

/* How many to run at once: one for each processor, at most MOST_CHILDREN. */
enum { MOST_CHILDREN = 64 };
uint32_t child_count(void);

#endif
