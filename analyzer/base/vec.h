/*
 * Growing arrays in an arena. `VEC(type)` declares one; its old storage stays in the arena when it
 * grows, so at most half of the memory is waste and nothing needs to be freed.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "analyzer/base/arena.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        uint32_t count;                                                                            \
        uint32_t capacity;                                                                         \
    }

/* Storage for at least `count + 1` items that starts with the first `count` of `items`. */
void *vec_reserve(struct arena *arena, void *items, uint32_t count, uint32_t *capacity,
                  size_t item_size);

#define VEC_PUSH(arena, vec, item)                                                                 \
    ((vec)->items =                                                                                \
         vec_reserve(arena, (vec)->items, (vec)->count, &(vec)->capacity, sizeof *(vec)->items),   \
     (vec)->items[(vec)->count++] = (item))

typedef VEC(uint32_t) u32_vec;

#endif
