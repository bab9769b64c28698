/*
 * Where a kernel gives no namespaces: Landlock keeps a process from every file but those it is
 * given to read, seccomp from sockets, other processes, what changes a file's owner or mode, and
 * what outlives it. Nothing at all can be written.
 */
#ifndef EVIDENCE_CONFINE_H
#define EVIDENCE_CONFINE_H

#include "analyzer/base/text.h"

struct confine_paths {
    const char *interpreter; /* may be executed */
    const char *const
        *readable; /* folders and files; what is not there is passed over; NULL ends */
};

/* Whether the kernel can confine; else why not. */
bool confine_is_possible(struct text *why);
/*
 * Confines this process and what it starts, for ever. NULL, or what failed: then it must not go on.
 * It must be the leader of its process group, which none of its children can leave.
 */
const char *confine_self(const struct confine_paths *paths);

#endif
