/*
 * A hash map from 64-bit keys to 32-bit values: open addressing, linear probing, power-of-two
 * capacity, at most three quarters full. No removal. Key UINT64_MAX is reserved for empty slots.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "analyzer/base/base.h"

struct map_slot {
    uint64_t key;
    uint32_t value;
};

struct map {
    struct map_slot *slots;
    uint32_t count;
    uint32_t capacity; /* 0 or a power of two */
};

/*@ predicate is_map(struct map *map) =
      \valid(map) && (map->capacity == 0 || \valid(map->slots + (0 .. map->capacity - 1))) &&
      \separated(map, map->slots + (0 .. map->capacity - 1)); */

/*@ requires \valid(map);
    assigns *map;
    ensures map->slots == \null && map->count == 0 && map->capacity == 0; */
void map_init(struct map *map);
void map_done(struct map *map);
/*@ requires is_map(map);
    assigns map->count, map->slots[0 .. map->capacity - 1].key;
    ensures map->count == 0;
    ensures \forall integer i; 0 <= i < map->capacity ==> map->slots[i].key == UINT64_MAX; */
void map_clear(struct map *map);

/* The value of `key`, or `absent`. */
/*@ requires is_map(map) && key != UINT64_MAX;
    assigns \nothing;
    ensures \result == absent ||
      (\exists integer i; 0 <= i < map->capacity && map->slots[i].key == key &&
         map->slots[i].value == \result); */
uint32_t map_get(const struct map *map, uint64_t key, uint32_t absent);

void map_put(struct map *map, uint64_t key, uint32_t value);

/* Calls `visit` for each key, in no particular order, until it returns false. */
void map_each(const struct map *map, bool (*visit)(void *context, uint64_t key, uint32_t value),
              void *context);

#endif
