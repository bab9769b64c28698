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

/*@ requires 0 < capacity;
    assigns \nothing;
    ensures \result < capacity; */
static uint32_t slot_of(uint32_t hash, uint32_t capacity)
{
    return hash & (capacity - 1);
}

/*@ requires at < capacity;
    assigns \nothing;
    ensures \result == (at + 1 < capacity ? at + 1 : 0); */
static uint32_t slot_behind(uint32_t at, uint32_t capacity)
{
    return at + 1 < capacity ? at + 1 : 0;
}

/* The slot that holds `key`, or the empty slot where it belongs. */
/*@ requires is_map(map) && map->capacity > 0 && key != UINT64_MAX;
    assigns \nothing;
    ensures \exists integer i; 0 <= i < map->capacity && \result == map->slots + i;
    ensures \result->key == key || \result->key == UINT64_MAX; */
static struct map_slot *find_slot(const struct map *map, uint64_t key)
{
    uint32_t at = slot_of((uint32_t)hash_mix(0, key), map->capacity);
    /*@ loop invariant at < map->capacity;
        loop assigns at; */
    while (map->slots[at].key != EMPTY && map->slots[at].key != key)
        at = slot_behind(at, map->capacity);
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
