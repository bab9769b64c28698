/*
 * What an iteration changes beyond the variables that the loop's text assigns: properties of
 * objects, references, statics and records that its calls write. An iteration runs, what it changed
 * is made unknown, and it runs again, until nothing else changes: a state that holds for any number
 * of iterations (widening at once to any value; Cousot and Cousot, Abstract Interpretation, POPL
 * 1977).
 */
#include "analyzer/exec/exec_p.h"

enum { MOST_ROUNDS = 6, ANYTHING = VALUE_ANY | VALUE_MASK(VALUE_ABSENT) };

/* ---- the same value ---- */

static bool same_value(struct exec *x, struct value a, struct value b)
{
    if (value_same(a, b))
        return true;
    if (a.tag != b.tag)
        return false;
    if (a.tag >= VALUE_BOOL && a.tag <= VALUE_STRING)
        return term_same(x->terms, value_term(a), value_term(b));
    if (a.tag != VALUE_UNION)
        return false;
    struct union_info left = union_get(x, a), right = union_get(x, b);
    bool same = left.count == right.count;
    for (uint32_t i = 0; i < left.count && same; i++)
        same = term_same(x->terms, left.cases[i].guard, right.cases[i].guard) &&
               left.cases[i].value.tag != VALUE_UNION &&
               same_value(x, left.cases[i].value, right.cases[i].value);
    return same;
}

/* ---- what changed ---- */

/* The tags that it may have from now on; what is no plain value becomes anything. */
static uint32_t tags_of_both(struct exec *x, struct value a, struct value b)
{
    uint32_t tags = value_tags(x, a) | value_tags(x, b);
    return tags & ~(uint32_t)ANYTHING ? (uint32_t)ANYTHING : tags;
}

static void note(struct forgetting *f, struct exec *x, uint64_t cell, struct value key,
                 uint32_t tags)
{
    for (uint32_t i = 0; i < f->changed.count; i++) {
        struct changed_cell *known = &f->changed.items[i];
        if (known->cell != cell || !same_value(x, known->key, key))
            continue;
        f->has_more |= (tags & ~known->tags) != 0;
        known->tags |= tags;
        return;
    }
    struct changed_cell one = {cell, key, tags};
    VEC_PUSH(x->arena, &f->changed, one);
    f->has_more = true;
}

static void note_elements(struct forgetting *f, struct exec *x, uint64_t cell,
                          const array_elements *elements, struct value before, struct value after)
{
    for (uint32_t i = 0; i < elements->count; i++) {
        struct value key = elements->items[i].key;
        struct value left = array_get(x, before, key), right = array_get(x, after, key);
        if (!same_value(x, left, right))
            note(f, x, cell, key, tags_of_both(x, left, right));
    }
}

/* Properties and records: each by itself; whole where something else is behind the known ones. */
static void note_map(struct forgetting *f, struct exec *x, uint64_t cell, struct value before,
                     struct value after)
{
    array_elements left = {0}, right = {0};
    leaf_id left_base = {0}, right_base = {0};
    array_list_any(x, before, &left, &left_base);
    array_list_any(x, after, &right, &right_base);
    if (left_base.index != right_base.index)
        x->lost = "a loop that changes an object in an unknown way";
    note_elements(f, x, cell, &left, before, after);
    note_elements(f, x, cell, &right, before, after);
}

struct comparing {
    struct exec *x;
    struct forgetting *f;
};

static bool note_cell(void *context, uint64_t cell, const uint64_t *a, const uint64_t *b,
                      uint64_t *result)
{
    struct comparing *c = context;
    struct exec *x = c->x;
    uint32_t owner = (uint32_t)(cell >> 32);
    bool is_variable = (uint32_t)cell != 0, is_store = map_get(&x->store_owners, owner, 0) != 0;
    bool is_object = !is_variable && map_get(&x->owner_object, owner, UINT32_MAX) != UINT32_MAX;
    struct value before = is_store ? array_empty(x) : VALUE_NONE, after = before;
    uint64_t initial;
    if (b)
        after = region_unpack(*b);
    if (a)
        before = region_unpack(*a);
    else if (region_initial_cell(x, owner, &initial))
        before = region_unpack(initial);
    *result = b ? *b : 0;
    if (owner > c->f->last_owner || same_value(x, before, after))
        return b != NULL;
    if ((is_object || is_store) && before.tag == VALUE_ARRAY && after.tag == VALUE_ARRAY)
        note_map(c->f, x, cell, before, after);
    else
        note(c->f, x, cell, VALUE_NONE, tags_of_both(x, before, after));
    return b != NULL;
}

/* ---- forgetting ---- */

static struct value any_of(struct exec *x, const struct forgetting *f, uint32_t index)
{
    struct text label = text_print(x->arena, "state#%" PRIu32, index + 1);
    uint32_t tags = f->changed.items[index].tags;
    return leaf_new(x, f->root, label, tags & VALUE_ANY ? tags : (uint32_t)ANYTHING);
}

static void forget_one(struct exec *x, const struct forgetting *f, uint32_t index)
{
    struct changed_cell changed = f->changed.items[index];
    uint32_t owner = (uint32_t)(changed.cell >> 32);
    name_id name = {(uint32_t)changed.cell};
    struct value value = any_of(x, f, index);
    uint64_t initial;
    if (changed.key.tag != VALUE_ABSENT) {
        struct value map = heap_read(x, owner, name);
        if (map.tag != VALUE_ARRAY)
            map = region_initial_cell(x, owner, &initial) ? region_unpack(initial) : array_empty(x);
        value = array_put(x, map, changed.key, value);
    }
    heap_write(x, owner, name, value);
}

void forget_changed(struct exec *x, struct forgetting *f)
{
    for (uint32_t i = 0; i < f->changed.count; i++)
        forget_one(x, f, i);
    region_share(x);
    x->version++;
    f->start = x->cells;
    f->last_owner = x->owners;
}

bool forget_more(struct exec *x, struct forgetting *f)
{
    struct comparing c = {x, f};
    if (x->dead || budget_is_over(x))
        return false;
    f->has_more = false;
    region_share(x);
    if (!trie_same(f->start, x->cells))
        trie_merge(x->arena, f->start, x->cells, note_cell, &c);
    region_share(x);
    if (f->has_more && ++f->rounds == MOST_ROUNDS)
        x->lost = "a loop that changes more in each iteration";
    return f->has_more && f->rounds < MOST_ROUNDS;
}
