/* A set of terms as bits, with the number of smaller ones before each: places without hashing. */
#ifndef SOLVER_RANKS_H
#define SOLVER_RANKS_H

#include "solver/term.h"

struct ranks {
    uint64_t *bits;
    uint32_t *before; /* members in the words before */
    uint32_t words;
};

/* `members` ascending and not empty; memory from `arena`. */
void ranks_init(struct ranks *ranks, struct arena *arena, const u32_vec *members);

static inline bool ranks_contain(const struct ranks *ranks, uint32_t term)
{
    return term / 64 < ranks->words && ranks->bits[term / 64] >> term % 64 & 1;
}

/* The place of a member among the members. */
static inline uint32_t ranks_place(const struct ranks *ranks, uint32_t member)
{
    uint64_t below = ranks->bits[member / 64] & ((UINT64_C(1) << member % 64) - 1);
    return ranks->before[member / 64] + (uint32_t)__builtin_popcountll(below);
}

#endif
