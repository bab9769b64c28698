/*
 * In which order a flow's obligations are judged. The ways that lead to one effect ask the same of
 * it, and where one is violated, no other is asked about. Ways of about the same size are mostly
 * alike, as hard or as easy: the smallest is judged first, then the one in the middle, then those
 * in the middle of the halves (the van der Corput sequence), so that every kind is met soon.
 */
#include "analyzer/evidence/evidence.h"

#include <stdlib.h>

#include "analyzer/base/map.h"

struct way {
    uint32_t place; /* the first obligation there */
    bool is_review; /* what a review asks comes after what is required */
    uint32_t rank;  /* by which the ways of a place are sorted */
    uint32_t index;
};

static int compare_ways(const void *a, const void *b)
{
    const struct way *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->is_review != y->is_review)
        return x->is_review ? 1 : -1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

uint64_t evidence_place_key(const struct reporting *r, const struct exec_obligation *obligation)
{
    ir_id place = evidence_place(r, obligation);
    return (uint64_t)place.index << 32 | obligation->rule.index;
}

/* The place of each obligation, and how many ways lead to each, at its first. */
static void find_places(const struct reporting *r, struct way *ways, uint32_t *counts)
{
    struct map first;
    map_init(&first);
    for (uint32_t i = 0; i < exec_obligation_count(r->x); i++) {
        const struct exec_obligation *o = exec_get_obligation(r->x, i);
        uint64_t key = evidence_place_key(r, o);
        uint32_t place = map_get(&first, key, UINT32_MAX);
        if (place == UINT32_MAX)
            map_put(&first, key, place = i);
        ways[i] = (struct way){.place = place, .is_review = o->is_review, .index = i};
        counts[place]++;
    }
    map_done(&first);
}

/* How many terms the obligation is made of. */
static uint32_t measure(struct exec *x, const struct exec_obligation *o)
{
    struct term_table *terms = exec_terms(x);
    term_id roots[2] = {term_canon(terms, o->guard), term_canon(terms, o->clause_holds)};
    struct arena scratch;
    arena_init(&scratch);
    u32_vec cone = {0};
    term_cone(terms, roots, 2, &scratch, &cone);
    uint32_t size = cone.count;
    arena_done(&scratch);
    return size;
}

static uint32_t reverse_bits(uint32_t bits)
{
    uint32_t reversed = 0;
    for (int i = 0; i < 32; i++, bits >>= 1)
        reversed = reversed << 1 | (bits & 1);
    return reversed;
}

/* Ways sorted by size are ranked anew: what lies between those before comes next. */
static void spread(struct way *ways, uint32_t count)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (ways[i].place != ways[start].place || ways[i].is_review != ways[start].is_review)
            start = i;
        ways[i].rank = reverse_bits(i - start);
    }
}

void evidence_order(const struct reporting *r, struct arena *arena, uint32_t *order)
{
    uint32_t count = exec_obligation_count(r->x);
    struct way *ways = ARENA_ARRAY(arena, struct way, count + 1);
    uint32_t *next = ARENA_ARRAY(arena, uint32_t, count); /* of each place; first its count */
    find_places(r, ways, next);
    for (uint32_t i = 0; i < count; i++) {
        order[i] = ways[i].place;
        if (next[ways[i].place] > 1)
            ways[i].rank = measure(r->x, exec_get_obligation(r->x, i));
    }
    qsort(ways, count, sizeof *ways, compare_ways);
    spread(ways, count);
    qsort(ways, count, sizeof *ways, compare_ways);
    for (uint32_t i = count; i-- > 0;)
        next[ways[i].place] = i;
    for (uint32_t i = 0; i < count; i++)
        order[i] = ways[next[order[i]]++].index;
}
