/* Ranks in a set of bits. */
#include "solver/ranks.h"

void ranks_init(struct ranks *ranks, struct arena *arena, const u32_vec *members)
{
    uint32_t words = members->items[members->count - 1] / 64 + 1, sum = 0;
    ranks->words = words;
    ranks->bits = ARENA_ARRAY(arena, uint64_t, words);
    ranks->before = ARENA_ARRAY(arena, uint32_t, words);
    for (uint32_t i = 0; i < members->count; i++)
        ranks->bits[members->items[i] / 64] |= UINT64_C(1) << members->items[i] % 64;
    for (uint32_t i = 0; i < words; i++) {
        ranks->before[i] = sum;
        sum += (uint32_t)__builtin_popcountll(ranks->bits[i]);
    }
}
