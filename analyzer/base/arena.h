/*
 * Memory with a phase instead of an owner: allocate freely, release everything (or everything
 * since a mark) at once.
 *
 *     block            block                     block
 *   [ used ....... ] [ used ............. ] -> [ used .. | free ...... ]
 *                          ^ mark                        ^ at
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "analyzer/base/base.h"

struct arena_block;

struct arena {
    struct arena_block *last; /* NULL while nothing was allocated */
    size_t total;             /* bytes in all blocks */
};

struct arena_mark {
    struct arena_block *block;
    size_t used;
};

/*@ requires \valid(arena);
    assigns *arena;
    ensures arena->last == \null && arena->total == 0; */
void arena_init(struct arena *arena);
void arena_done(struct arena *arena);

/* Zeroed memory, aligned for any type, valid until arena_done or a release to an earlier mark. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

struct arena_mark arena_get_mark(const struct arena *arena);

/* Frees all that was allocated after `mark` was taken from this arena. */
void arena_release(struct arena *arena, struct arena_mark mark);

#define ARENA_NEW(arena, type) ((type *)arena_alloc(arena, 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc(arena, count, sizeof(type)))

#endif
