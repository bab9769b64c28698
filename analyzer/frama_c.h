/*
 * `tillproof certify --frama-c DIR`: the listings of proofs (C with ACSL contracts) proved again by
 * Frama-C's WP: by its own simplifier, Qed, or by cvc5 through Why3, never by Z3. Why3 is told of
 * cvc5 in a configuration of its own below DIR.
 */
#ifndef FRAMA_C_H
#define FRAMA_C_H

#include "analyzer/base/text.h"

/* The exit status: 1 where assumptions contradict each other, 2 where something was not asked. */
int frama_c_certify(struct arena *arena, const char *folder, uint32_t level);

#endif
