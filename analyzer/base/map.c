/* Open addressing from integers to integers. */
#include "analyzer/base/map.h"

static const uint64_t EMPTY = UINT64_MAX;

void map_init(struct map *map)
{
    *map = (struct map){NULL, 0, 0};
}

void map_done(struct map *map)
{
    free(map->slots);
    map_init(map);
}

void map_clear(struct map *map)
{
    /*@ loop invariant 0 <= i <= map->capacity;
        loop invariant map->slots == \at(map->slots, Pre);
        loop invariant map->capacity == \at(map->capacity, Pre);
        loop invariant \forall integer k; 0 <= k < i ==> map->slots[k].key == UINT64_MAX;
        loop assigns i, map->slots[0 .. \at(map->capacity, Pre) - 1].key;
        loop variant map->capacity - i; */
    for (uint32_t i = 0; i < map->capacity; i++)
        map->slots[i].key = EMPTY;
    map->count = 0;
}

/* The slot that holds `key`, or the empty slot where it belongs; capacity > 0. */
static struct map_slot *find_slot(const struct map *map, uint64_t key)
{
    uint32_t mask = map->capacity - 1;
    uint32_t at = (uint32_t)hash_mix(0, key) & mask;
    while (map->slots[at].key != EMPTY && map->slots[at].key != key)
        at = (at + 1) & mask;
    return &map->slots[at];
}

static void grow(struct map *map)
{
    struct map old = *map;
    map->capacity = old.capacity ? old.capacity * 2 : 16;
    map->slots = memory_new(map->capacity, sizeof *map->slots);
    map_clear(map);
    map->count = old.count;
    for (uint32_t i = 0; i < old.capacity; i++)
        if (old.slots[i].key != EMPTY)
            *find_slot(map, old.slots[i].key) = old.slots[i];
    free(old.slots);
}

uint32_t map_get(const struct map *map, uint64_t key, uint32_t absent)
{
    if (map->capacity == 0)
        return absent;
    const struct map_slot *slot = find_slot(map, key);
    return slot->key == key ? slot->value : absent;
}

void map_put(struct map *map, uint64_t key, uint32_t value)
{
    assert(key != EMPTY);
    if (map->count * 4 >= map->capacity * 3)
        grow(map);
    struct map_slot *slot = find_slot(map, key);
    map->count += slot->key == EMPTY;
    *slot = (struct map_slot){key, value};
}

void map_each(const struct map *map, bool (*visit)(void *context, uint64_t key, uint32_t value),
              void *context)
{
    for (uint32_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key != EMPTY && !visit(context, map->slots[i].key, map->slots[i].value))
            return;
}
