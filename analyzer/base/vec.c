/* Growth of arrays in an arena. */
#include "analyzer/base/vec.h"

/*@ requires capacity <= 2147483647;
    assigns \nothing;
    ensures \result > capacity;
    ensures \result == (capacity == 0 ? 8 : 2 * capacity); */
static uint32_t larger(uint32_t capacity)
{
    return capacity ? capacity * 2 : 8;
}

void *vec_reserve(struct arena *arena, void *items, uint32_t count, uint32_t *capacity,
                  size_t item_size)
{
    if (count < *capacity)
        return items;
    if (*capacity > UINT32_MAX / 2)
        memory_exhausted();
    *capacity = larger(*capacity);
    char *fresh = arena_alloc(arena, *capacity, item_size);
    if (count)
        memcpy(fresh, items, count * item_size);
    return fresh;
}
