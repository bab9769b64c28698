/*
 * Cells that nothing can reach any more, of states that left a region. What was made in the region
 * is reachable only from the value that leaves with the state, from older cells that the region
 * changed and from what a container made, so the work is that of what changed:
 *
 *      base ──── changed older cells ──> marked ──> marked        kept
 *                the value that leaves ─^
 *                services ──────────────^
 *      made in the region, not marked                             dropped
 */
#include "analyzer/exec/exec_p.h"

struct collecting {
    struct exec *x;
    const struct region_mark *mark;
    uint32_t owner;              /* of the frame whose variables `live` are kept */
    const struct live_set *live; /* or NULL: all */
    trie cells;
    struct map marked;  /* owner -> 1 */
    struct map visited; /* tag and id of values and leaves -> 1 */
    VEC(struct value) stack;
};

static void push_value(struct collecting *c, struct value value)
{
    uint64_t slot = (uint64_t)value.tag << 32 | value.id;
    bool holds = value.tag == VALUE_ARRAY || value.tag == VALUE_OBJECT ||
                 value.tag == VALUE_CALLABLE || value.tag == VALUE_LEAF ||
                 value.tag == VALUE_UNION || value.tag == VALUE_REFERENCE;
    if (!holds || map_get(&c->visited, slot, 0))
        return;
    map_put(&c->visited, slot, 1);
    VEC_PUSH(c->x->arena, &c->stack, value);
}

static bool push_cell(void *context, uint64_t key, uint64_t word)
{
    (void)key;
    push_value(context, (struct value){(uint32_t)(word >> 32), (uint32_t)word});
    return true;
}

static void mark_owner(struct collecting *c, uint32_t owner)
{
    if (owner <= c->mark->owner || map_get(&c->marked, owner, 0))
        return;
    map_put(&c->marked, owner, 1);
    trie_each_high(c->cells, owner, push_cell, c);
}

static bool push_child(void *context, uint64_t key, uint32_t index)
{
    struct collecting *c = context;
    (void)key;
    push_value(c, c->x->leaf_values.items[index - 1]);
    return true;
}

static void visit_leaf(struct collecting *c, leaf_id leaf)
{
    struct leaf *info = &c->x->leaves.items[leaf.index];
    push_value(c, info->whole);
    push_value(c, info->expanded);
    map_each(&info->children, push_child, c);
}

static bool push_element(void *context, uint64_t key, uint64_t index)
{
    struct collecting *c = context;
    (void)key;
    push_value(c, c->x->elements.items[index].value);
    return true;
}

static void visit(struct collecting *c, struct value value)
{
    struct exec *x = c->x;
    if (value.tag == VALUE_REFERENCE) {
        mark_owner(c, value.id);
    } else if (value.tag == VALUE_OBJECT) {
        mark_owner(c, x->object_owner.items[value.id]);
        push_value(c, object_properties(x, value));
        push_value(c, x->object_initial.items[value.id]);
    } else if (value.tag == VALUE_LEAF) {
        visit_leaf(c, (leaf_id){value.id});
    } else if (value.tag == VALUE_ARRAY) {
        struct array array = x->arrays.items[value.id];
        trie_each(array.elements, push_element, c);
        if (array.base.index)
            visit_leaf(c, array.base);
    } else if (value.tag == VALUE_UNION) {
        struct union_info info = x->unions.items[value.id];
        if (info.is_branch) {
            push_value(c, info.a);
            push_value(c, info.b);
        }
        for (uint32_t i = 0; i < info.count; i++)
            push_value(c, info.cases[i].value);
    } else if (value.tag == VALUE_CALLABLE) {
        struct callable callable = x->callables.items[value.id];
        push_value(c, callable.self);
        mark_owner(c, callable.copy);
        mark_owner(c, callable.scope);
        mark_owner(c, callable.members);
    }
}

/* An input that is an element of an older one can be read again from there. */
static bool is_below_older(struct collecting *c, uint32_t owner)
{
    struct exec *x = c->x;
    uint32_t object = map_get(&x->owner_object, owner, UINT32_MAX);
    if (object == UINT32_MAX)
        return map_get(&x->captured, owner, 0) || map_get(&x->kept_owners, owner, 0) ||
               map_get(&x->store_owners, owner, 0);
    if (x->objects.items[object].key.tag != VALUE_ABSENT)
        return true;
    if (!x->objects.items[object].is_input)
        return false;
    struct value initial = x->object_initial.items[object];
    leaf_id at = {0};
    if (initial.tag == VALUE_ARRAY)
        at = x->arrays.items[initial.id].base;
    while (at.index && x->leaves.items[at.index].info.parent.index)
        at = x->leaves.items[at.index].info.parent;
    return at.index <= c->mark->leaf;
}

static bool is_dead_variable(const struct collecting *c, uint64_t key)
{
    return c->live && !c->live->all && (uint32_t)(key >> 32) == c->owner &&
           !map_get(&c->live->names, (uint32_t)key, 0);
}

/* Older cells that changed are roots. */
static bool note_change(void *context, uint64_t key, const uint64_t *before, const uint64_t *after,
                        uint64_t *result)
{
    struct collecting *c = context;
    uint32_t owner = (uint32_t)(key >> 32);
    bool kept = after && !is_dead_variable(c, key);
    if (kept && (owner <= c->mark->owner || is_below_older(c, owner))) {
        map_put(&c->marked, owner, 1);
        push_cell(c, key, *after);
    }
    *result = after ? *after : *before;
    return after != NULL;
}

static bool keep_marked(void *context, uint64_t key, const uint64_t *before, const uint64_t *after,
                        uint64_t *result)
{
    struct collecting *c = context;
    uint32_t owner = (uint32_t)(key >> 32);
    (void)before;
    if (!after || is_dead_variable(c, key))
        return false;
    *result = *after;
    return owner <= c->mark->owner || map_get(&c->marked, owner, 0);
}

static bool drop_dead(void *context, uint64_t key, uint64_t word)
{
    struct collecting *c = context;
    (void)word;
    if (is_dead_variable(c, key))
        c->cells = trie_remove(c->x->arena, c->cells, key);
    return true;
}

/* Variables that the region did not change may be dead as well. */
static trie drop_variables(struct collecting *c, trie cells)
{
    c->cells = cells;
    if (c->live && !c->live->all)
        trie_each_high(cells, c->owner, drop_dead, c);
    return c->cells;
}

struct region_mark region_mark_here(const struct exec *x)
{
    return (struct region_mark){x->cells, x->owners, x->leaves.count - 1};
}

trie region_collect(struct exec *x, const struct region_mark *mark, trie cells, struct value value,
                    uint32_t owner, const struct live_set *live)
{
    struct collecting c = {.x = x, .mark = mark, .owner = owner, .live = live, .cells = cells};
    if (trie_same(mark->cells, cells))
        return drop_variables(&c, cells);
    trie outer = x->cells;
    x->cells = cells;
    push_value(&c, value);
    for (uint32_t i = 0; i < x->services.count; i++)
        push_value(&c, x->services.items[i].object);
    trie_merge(x->arena, mark->cells, cells, note_change, &c);
    while (c.stack.count) {
        struct value next = c.stack.items[--c.stack.count];
        visit(&c, next);
    }
    trie kept = trie_merge(x->arena, mark->cells, cells, keep_marked, &c);
    x->cells = outer;
    map_done(&c.marked);
    map_done(&c.visited);
    return drop_variables(&c, kept);
}
