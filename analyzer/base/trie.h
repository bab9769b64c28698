/*
 * Persistent maps from 64-bit keys to 64-bit values: big-endian Patricia tries (Okasaki and Gill,
 * Fast Mergeable Integer Maps, ML Workshop 1998). An update copies the path to what it changes; two
 * maps share all that they have in common, so comparing or merging them costs what differs.
 *
 *              branch bit 3
 *             /            \
 *        leaf 0x01     branch bit 0
 *                      /          \
 *                 leaf 0x0a    leaf 0x0b
 *
 * An `epoch` other than 0 lets an update change nodes in place that were made in the same epoch: a
 * caller that never shared the map since then cannot see the difference.
 */
#ifndef BASE_TRIE_H
#define BASE_TRIE_H

#include "analyzer/base/arena.h"

struct trie_node;

typedef struct {
    const struct trie_node *root; /* NULL: empty */
} trie;

/* The value of `key`, or NULL. Valid until the map is changed in place. */
const uint64_t *trie_find(trie map, uint64_t key);

trie trie_put(struct arena *arena, uint32_t epoch, trie map, uint64_t key, uint64_t value);
trie trie_remove(struct arena *arena, trie map, uint64_t key);

/* Without all keys whose upper 32 bits are `high`. */
trie trie_remove_high(struct arena *arena, trie map, uint32_t high);

/* Calls `visit` for each key in ascending order; stops where it returns false. */
bool trie_each(trie map, bool (*visit)(void *context, uint64_t key, uint64_t value), void *context);

/* The same for the keys whose upper 32 bits are `high`. */
bool trie_each_high(trie map, uint32_t high,
                    bool (*visit)(void *context, uint64_t key, uint64_t value), void *context);

uint32_t trie_count(trie map);

/* Whether both map the same keys to the same values. */
bool trie_equal(trie a, trie b);

/* Whether both are one map; false says nothing. */
static inline bool trie_same(trie a, trie b)
{
    return a.root == b.root;
}

/*
 * The merge of two maps. For each key with different values, or only in one map (NULL for the
 * other), `merge` gives the result's value; where it returns false the result lacks the key.
 */
trie trie_merge(struct arena *arena, trie a, trie b,
                bool (*merge)(void *context, uint64_t key, const uint64_t *a, const uint64_t *b,
                              uint64_t *result),
                void *context);

#endif
