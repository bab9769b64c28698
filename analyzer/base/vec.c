/* Growth of arrays in an arena. */
#include "analyzer/base/vec.h"

void *vec_reserve(struct arena *arena, void *items, uint32_t count, uint32_t *capacity,
                  size_t item_size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 8;
    char *fresh = arena_alloc(arena, *capacity, item_size);
    if (count)
        memcpy(fresh, items, count * item_size);
    return fresh;
}
