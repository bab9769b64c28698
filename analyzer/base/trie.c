/* Big-endian Patricia tries. */
#include "analyzer/base/trie.h"

struct trie_node {
    uint64_t key; /* of a leaf; of a branch the bits above `bit`, the rest 0 */
    uint64_t bit; /* the highest bit in which the two sides differ; 0: a leaf */
    union {
        uint64_t value;
        struct {
            const struct trie_node *zero, *one;
        } side;
    } as;
    uint32_t epoch;
    uint32_t count;
};

/*@ requires \valid_read(node);
    assigns \nothing;
    ensures \result <==> node->bit == 0; */
static bool is_leaf(const struct trie_node *node)
{
    return node->bit == 0;
}

static uint64_t prefix_of(uint64_t key, uint64_t bit)
{
    return key & ~(bit | (bit - 1));
}

static bool matches(const struct trie_node *branch, uint64_t key)
{
    return prefix_of(key, branch->bit) == branch->key;
}

static uint64_t highest_bit(uint64_t word)
{
    return UINT64_C(1) << (63 - __builtin_clzll(word));
}

const uint64_t *trie_find(trie map, uint64_t key)
{
    const struct trie_node *node = map.root;
    while (node && !is_leaf(node)) {
        if (!matches(node, key))
            return NULL;
        node = key & node->bit ? node->as.side.one : node->as.side.zero;
    }
    return node && node->key == key ? &node->as.value : NULL;
}

static const struct trie_node *make_leaf(struct arena *arena, uint32_t epoch, uint64_t key,
                                         uint64_t value)
{
    struct trie_node *leaf = ARENA_NEW(arena, struct trie_node);
    leaf->key = key;
    leaf->as.value = value;
    leaf->epoch = epoch;
    leaf->count = 1;
    return leaf;
}

static const struct trie_node *make_branch(struct arena *arena, uint32_t epoch, uint64_t bit,
                                           const struct trie_node *zero,
                                           const struct trie_node *one)
{
    if (!zero || !one)
        return zero ? zero : one;
    struct trie_node *branch = ARENA_NEW(arena, struct trie_node);
    branch->bit = bit;
    branch->key = prefix_of(zero->key, bit);
    branch->as.side.zero = zero;
    branch->as.side.one = one;
    branch->epoch = epoch;
    branch->count = zero->count + one->count;
    return branch;
}

/* The branch above two disjoint tries. */
static const struct trie_node *join(struct arena *arena, uint32_t epoch, const struct trie_node *a,
                                    const struct trie_node *b)
{
    uint64_t bit = highest_bit(a->key ^ b->key);
    return b->key & bit ? make_branch(arena, epoch, bit, a, b)
                        : make_branch(arena, epoch, bit, b, a);
}

static const struct trie_node *put(struct arena *arena, uint32_t epoch,
                                   const struct trie_node *node, uint64_t key, uint64_t value)
{
    if (!node)
        return make_leaf(arena, epoch, key, value);
    bool own = epoch && node->epoch == epoch;
    struct trie_node *mutable = own ? (struct trie_node *)(uintptr_t)node : NULL;
    if (is_leaf(node)) {
        if (node->key != key)
            return join(arena, epoch, node, make_leaf(arena, epoch, key, value));
        if (node->as.value == value)
            return node;
        if (!own)
            return make_leaf(arena, epoch, key, value);
        mutable->as.value = value;
        return node;
    }
    if (!matches(node, key))
        return join(arena, epoch, node, make_leaf(arena, epoch, key, value));
    bool one = (key & node->bit) != 0;
    const struct trie_node *old = one ? node->as.side.one : node->as.side.zero;
    const struct trie_node *fresh = put(arena, epoch, old, key, value);
    const struct trie_node *other = one ? node->as.side.zero : node->as.side.one;
    /* A removal may have put a node of another epoch above one that now grew in place. */
    if (fresh == old && !own && node->count == fresh->count + other->count)
        return node;
    if (!own)
        return one ? make_branch(arena, epoch, node->bit, node->as.side.zero, fresh)
                   : make_branch(arena, epoch, node->bit, fresh, node->as.side.one);
    if (one)
        mutable->as.side.one = fresh;
    else
        mutable->as.side.zero = fresh;
    mutable->count = mutable->as.side.zero->count + mutable->as.side.one->count;
    return node;
}

trie trie_put(struct arena *arena, uint32_t epoch, trie map, uint64_t key, uint64_t value)
{
    return (trie){put(arena, epoch, map.root, key, value)};
}

static const struct trie_node *remove_key(struct arena *arena, const struct trie_node *node,
                                          uint64_t key)
{
    if (!node || (is_leaf(node) && node->key != key) || (!is_leaf(node) && !matches(node, key)))
        return node;
    if (is_leaf(node))
        return NULL;
    bool one = (key & node->bit) != 0;
    const struct trie_node *old = one ? node->as.side.one : node->as.side.zero;
    const struct trie_node *fresh = remove_key(arena, old, key);
    if (fresh == old)
        return node;
    return one ? make_branch(arena, 0, node->bit, node->as.side.zero, fresh)
               : make_branch(arena, 0, node->bit, fresh, node->as.side.one);
}

trie trie_remove(struct arena *arena, trie map, uint64_t key)
{
    return (trie){remove_key(arena, map.root, key)};
}

static const struct trie_node *remove_high(struct arena *arena, const struct trie_node *node,
                                           uint32_t high)
{
    if (!node)
        return NULL;
    if (is_leaf(node) || node->bit <= UINT32_MAX)
        return (uint32_t)(node->key >> 32) == high ? NULL : node;
    uint64_t key = (uint64_t)high << 32;
    if (!matches(node, key))
        return node;
    bool one = (key & node->bit) != 0;
    const struct trie_node *old = one ? node->as.side.one : node->as.side.zero;
    const struct trie_node *fresh = remove_high(arena, old, high);
    if (fresh == old)
        return node;
    return one ? make_branch(arena, 0, node->bit, node->as.side.zero, fresh)
               : make_branch(arena, 0, node->bit, fresh, node->as.side.one);
}

trie trie_remove_high(struct arena *arena, trie map, uint32_t high)
{
    return (trie){remove_high(arena, map.root, high)};
}

static bool each(const struct trie_node *node, bool (*visit)(void *, uint64_t, uint64_t),
                 void *context)
{
    if (!node)
        return true;
    if (is_leaf(node))
        return visit(context, node->key, node->as.value);
    return each(node->as.side.zero, visit, context) && each(node->as.side.one, visit, context);
}

bool trie_each(trie map, bool (*visit)(void *context, uint64_t key, uint64_t value), void *context)
{
    return each(map.root, visit, context);
}

bool trie_each_high(trie map, uint32_t high,
                    bool (*visit)(void *context, uint64_t key, uint64_t value), void *context)
{
    const struct trie_node *node = map.root;
    uint64_t key = (uint64_t)high << 32;
    while (node && node->bit > UINT32_MAX) {
        if (!matches(node, key))
            return true;
        node = key & node->bit ? node->as.side.one : node->as.side.zero;
    }
    if (!node || (uint32_t)(node->key >> 32) != high)
        return true;
    return each(node, visit, context);
}

uint32_t trie_count(trie map)
{
    return map.root ? map.root->count : 0;
}

bool trie_equal(trie a, trie b)
{
    if (a.root == b.root)
        return true;
    if (!a.root || !b.root || a.root->key != b.root->key || a.root->bit != b.root->bit)
        return false;
    if (is_leaf(a.root))
        return a.root->as.value == b.root->as.value;
    return trie_equal((trie){a.root->as.side.zero}, (trie){b.root->as.side.zero}) &&
           trie_equal((trie){a.root->as.side.one}, (trie){b.root->as.side.one});
}

/* ---- merge ---- */

struct merging {
    struct arena *arena;
    bool (*merge)(void *context, uint64_t key, const uint64_t *a, const uint64_t *b,
                  uint64_t *result);
    void *context;
};

/* Of the leaves for one key (NULL: none on that side); one that has the result already is kept. */
static const struct trie_node *merge_leaf(const struct merging *m, const struct trie_node *a,
                                          const struct trie_node *b)
{
    uint64_t result, key = a ? a->key : b->key;
    if (!m->merge(m->context, key, a ? &a->as.value : NULL, b ? &b->as.value : NULL, &result))
        return NULL;
    if (a && a->as.value == result)
        return a;
    return b && b->as.value == result ? b : make_leaf(m->arena, 0, key, result);
}

/* The branch above two results: `old` where they are its own sides. */
static const struct trie_node *merge_branch(const struct merging *m, const struct trie_node *old,
                                            const struct trie_node *zero,
                                            const struct trie_node *one)
{
    if (zero == old->as.side.zero && one == old->as.side.one)
        return old;
    return make_branch(m->arena, 0, old->bit, zero, one);
}

/* All of `node` stands on one side only. */
static const struct trie_node *merge_alone(const struct merging *m, const struct trie_node *node,
                                           bool is_a)
{
    if (!node)
        return NULL;
    if (is_leaf(node))
        return is_a ? merge_leaf(m, node, NULL) : merge_leaf(m, NULL, node);
    return merge_branch(m, node, merge_alone(m, node->as.side.zero, is_a),
                        merge_alone(m, node->as.side.one, is_a));
}

static const struct trie_node *join_results(const struct merging *m, const struct trie_node *a,
                                            const struct trie_node *b)
{
    if (!a || !b)
        return a ? a : b;
    return join(m->arena, 0, a, b);
}

static const struct trie_node *merge(const struct merging *m, const struct trie_node *a,
                                     const struct trie_node *b);

/* `inside` is a trie all of whose keys belong below `branch`. */
static const struct trie_node *merge_into(const struct merging *m, const struct trie_node *branch,
                                          const struct trie_node *inside, bool branch_is_a)
{
    const struct trie_node *zero = branch->as.side.zero, *one = branch->as.side.one;
    const struct trie_node *zero_with = inside->key & branch->bit ? NULL : inside;
    const struct trie_node *one_with = inside->key & branch->bit ? inside : NULL;
    if (branch_is_a)
        return merge_branch(m, branch, merge(m, zero, zero_with), merge(m, one, one_with));
    return merge_branch(m, branch, merge(m, zero_with, zero), merge(m, one_with, one));
}

static const struct trie_node *merge(const struct merging *m, const struct trie_node *a,
                                     const struct trie_node *b)
{
    if (a == b)
        return a;
    if (!a || !b)
        return merge_alone(m, a ? a : b, a != NULL);
    if (is_leaf(a) && is_leaf(b) && a->key == b->key)
        return a->as.value == b->as.value ? a : merge_leaf(m, a, b);
    if (!is_leaf(a) && !is_leaf(b) && a->bit == b->bit && a->key == b->key)
        return merge_branch(m, a, merge(m, a->as.side.zero, b->as.side.zero),
                            merge(m, a->as.side.one, b->as.side.one));
    if (!is_leaf(a) && a->bit > b->bit && matches(a, b->key))
        return merge_into(m, a, b, true);
    if (!is_leaf(b) && b->bit > a->bit && matches(b, a->key))
        return merge_into(m, b, a, false);
    return join_results(m, merge_alone(m, a, true), merge_alone(m, b, false));
}

trie trie_merge(struct arena *arena, trie a, trie b,
                bool (*merge_values)(void *context, uint64_t key, const uint64_t *a,
                                     const uint64_t *b, uint64_t *result),
                void *context)
{
    struct merging m = {arena, merge_values, context};
    return (trie){merge(&m, a.root, b.root)};
}
