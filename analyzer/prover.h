/*
 * Solvers as separate processes that are given SMT-LIB 2 text. What they may do is bounded by their
 * own counts, so that an answer does not depend on the machine; the clock ends what does not count.
 */
#ifndef PROVER_H
#define PROVER_H

#include "analyzer/base/text.h"

enum prover_answer {
    PROVER_UNSAT,
    PROVER_SAT,
    PROVER_GAVE_UP,
    PROVER_REFUSED, /* it did not take the text, or ended in another way */
    PROVER_MISSING
};

struct prover {
    const char *name;
    const char *package; /* of Debian */
};

#define PROVER_COUNT 2
/* In the order in which they are told of. */
extern const struct prover provers[PROVER_COUNT];

/* Where the solver is, in `arena`; "" if it is in no folder of PATH. */
struct text prover_find(struct arena *arena, const struct prover *prover);

/* Whether there is any. */
bool prover_any(void);

/*
 * The answer to the one question in `text`, at an effort of `level` (0 to 4); all that the solver
 * printed goes to `said`.
 */
enum prover_answer prover_ask(const struct prover *prover, struct text text, uint32_t level,
                              struct buffer *said);

#endif
