/*
 * More than one solver: where the one that is asked first gives up, cvc5 is asked about the same
 * claim, as it was written, in a process of its own with bounded steps. It may prove; what it
 * refutes stays open, for a counterexample is made of the first one's model only.
 */
#ifndef PORTFOLIO_H
#define PORTFOLIO_H

#include "analyzer/evidence/evidence.h"

/* Whether the words of --solver are ones that can be followed: "z3" or "z3,cvc5". */
bool portfolio_is_list(struct text list);
/* Whether cvc5 is to be tried, by the list (or "": by the level). */
bool portfolio_is_wanted(struct text list, uint64_t level);
/* Whether it is there. */
bool portfolio_is_there(void);

/* Asks about what is not decided; then `*evidence` is that proof. */
void portfolio_ask(const struct judging *judging, const struct reporting *reporting,
                   const struct exec_obligation *obligation, uint32_t level,
                   struct evidence *evidence);

#endif
