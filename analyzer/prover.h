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

/* The same for any program. */
struct text prover_find_program(struct arena *arena, const char *name);

/* Whether there is any. */
bool prover_any(void);

enum prover_run {
    PROVER_ENDED,
    PROVER_CUT, /* the time was up, or it said too much: it and what it had started were ended */
    PROVER_NOT_RUN
};

/* Runs the program arguments[0] with its memory limited; what it prints goes to `said`. */
enum prover_run prover_run(char *const *arguments, uint32_t seconds, struct buffer *said);

/*
 * The answer to the one question in `text`, at an effort of `level` (0 to 4); all that the solver
 * printed goes to `said`.
 */
enum prover_answer prover_ask(const struct prover *prover, struct text text, uint32_t level,
                              struct buffer *said);

#endif
