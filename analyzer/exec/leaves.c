/*
 * The inputs that values are made of. One question about a value asks about the same parts again
 * and again, so what was found is kept while neither the path nor the state changes.
 *
 *     own leaves      the inputs that stand in a value
 *     leaves behind   those that an input was decoded or computed from, all the way down
 */
#include "analyzer/exec/exec_p.h"

enum { DEEPEST = 24 };
static const uint64_t IN_TERM = UINT64_C(1) << 63, BEHIND = UINT64_C(1) << 62;

/* ---- what is kept ---- */

static void forget(struct map *map)
{
    enum { LARGE = 4096 };
    if (map->capacity > LARGE && map->count < map->capacity / 8)
        map_done(map);
    else
        map_clear(map);
}

uint32_t leaves_generation(struct exec *x)
{
    struct leaf_memo *memo = &x->memo;
    bool same =
        memo->guard == x->guard && memo->writes == x->writes && trie_same(memo->cells, x->cells);
    if (same || memo->held)
        return memo->generation;
    forget(&memo->own);
    forget(&memo->all);
    forget(&memo->answers);
    memo->lists.count = 0;
    memo->guard = x->guard;
    memo->writes = x->writes;
    memo->cells = x->cells;
    arena_done(&memo->arena);
    return ++memo->generation;
}

void leaves_hold(struct exec *x)
{
    leaves_generation(x);
    x->memo.held++;
}

/* Inputs that were looked at for the first time are written down: that changes nothing. */
static void settle(struct exec *x)
{
    x->memo.writes = x->writes;
    x->memo.cells = x->cells;
}

void leaves_let_go(struct exec *x)
{
    x->memo.held--;
    settle(x);
}

void leaves_close(struct exec *x)
{
    map_done(&x->memo.own);
    map_done(&x->memo.of_terms);
    map_done(&x->memo.all);
    map_done(&x->memo.answers);
    arena_done(&x->memo.arena);
}

static u32_vec *find_list(const struct exec *x, const struct map *map, uint64_t key)
{
    uint32_t known = map_get(map, key, 0);
    return known ? x->memo.lists.items[known - 1] : NULL;
}

/* An empty list under the key, to be filled. */
static u32_vec *add_list(struct exec *x, struct map *map, uint64_t key)
{
    u32_vec *list = ARENA_NEW(&x->memo.arena, u32_vec);
    VEC_PUSH(x->arena, &x->memo.lists, list);
    map_put(map, key, x->memo.lists.count);
    return list;
}

/* ---- sets ---- */

/* A set of leaves under construction: each is in the list once. */
struct leaf_set {
    u32_vec *leaves;
    struct arena *arena; /* of the list */
    struct leaf_stamps *stamps;
};

static void add_leaf(struct exec *x, const struct leaf_set *set, uint32_t leaf)
{
    struct leaf_stamps *stamps = set->stamps;
    while (stamps->of.count < x->leaves.count)
        VEC_PUSH(x->arena, &stamps->of, 0);
    if (leaf == 0 || stamps->of.items[leaf] == stamps->now)
        return;
    stamps->of.items[leaf] = stamps->now;
    VEC_PUSH(set->arena, set->leaves, leaf);
}

static void add_list_to(struct exec *x, const struct leaf_set *set, const u32_vec *leaves)
{
    for (uint32_t i = 0; i < leaves->count; i++)
        add_leaf(x, set, leaves->items[i]);
}

/* The set of what is in the list; only one at a time is built with the same stamps. */
static struct leaf_set begin_set(struct exec *x, struct leaf_stamps *stamps, struct arena *arena,
                                 u32_vec *leaves)
{
    struct leaf_set set = {leaves, arena, stamps};
    uint32_t count = leaves->count;
    stamps->now++;
    leaves->count = 0;
    for (uint32_t i = 0; i < count; i++)
        add_leaf(x, &set, leaves->items[i]);
    return set;
}

/* ---- own leaves ---- */

static const u32_vec *own_of_value(struct exec *x, struct value value, int depth);

/* The inputs that stand in a term never change: they are found once. */
static const u32_vec *own_of_term(struct exec *x, term_id term)
{
    term_id canon = term_canon(x->terms, term);
    uint32_t known = map_get(&x->memo.of_terms, canon.index, 0);
    if (known)
        return x->memo.term_lists.items[known - 1];
    u32_vec cone = {0}, leaves = {0};
    struct arena_mark mark = arena_get_mark(&x->scratch);
    struct leaf_set set = begin_set(x, &x->memo.own_stamps, &x->scratch, &leaves);
    term_cone(x->terms, &canon, 1, &x->scratch, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (term_get_op(x->terms, part) == TERM_SYMBOL)
            add_leaf(x, &set, leaf_of_symbol(x, term_get_symbol(x->terms, part)).index);
    }
    u32_vec *kept = ARENA_NEW(x->arena, u32_vec);
    for (uint32_t i = 0; i < leaves.count; i++)
        VEC_PUSH(x->arena, kept, leaves.items[i]);
    VEC_PUSH(x->arena, &x->memo.term_lists, kept);
    map_put(&x->memo.of_terms, canon.index, x->memo.term_lists.count);
    arena_release(&x->scratch, mark);
    return kept;
}

/* What a value's own leaves are the union of: some leaves, and lists of leaves. */
struct parts {
    u32_vec leaves;
    VEC(const u32_vec *) lists;
};

static void add_array(struct exec *x, struct value array, struct parts *parts, int depth)
{
    array_elements elements = {0};
    leaf_id base;
    array_list_any(x, array, &elements, &base);
    VEC_PUSH(&x->scratch, &parts->leaves, base.index);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value element = heap_follow(x, elements.items[i].value);
        VEC_PUSH(&x->scratch, &parts->lists, own_of_value(x, element, depth + 1));
    }
}

static void add_parts(struct exec *x, struct value value, struct parts *parts, int depth)
{
    value_cases cases = {0};
    if (value.tag == VALUE_LEAF) {
        VEC_PUSH(&x->scratch, &parts->leaves, value.id);
        return;
    }
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag >= VALUE_BOOL && one.tag <= VALUE_STRING)
            VEC_PUSH(&x->scratch, &parts->lists, own_of_term(x, value_term(one)));
        else if (one.tag == VALUE_ARRAY)
            add_array(x, one, parts, depth);
        else if (one.tag == VALUE_OBJECT && object_get(x, one)->is_input)
            add_array(x, object_properties(x, one), parts, depth);
    }
}

/* What contains itself meets the list that it is about to fill, still empty. */
static const u32_vec *own_of_value(struct exec *x, struct value value, int depth)
{
    uint64_t key = (uint64_t)value.tag << 32 | value.id;
    const u32_vec *known = find_list(x, &x->memo.own, key);
    if (known)
        return known;
    u32_vec *leaves = add_list(x, &x->memo.own, key);
    if (depth > DEEPEST)
        return leaves;
    struct parts parts = {0};
    struct arena_mark mark = arena_get_mark(&x->scratch);
    add_parts(x, value, &parts, depth);
    struct leaf_set set = begin_set(x, &x->memo.own_stamps, &x->memo.arena, leaves);
    add_list_to(x, &set, &parts.leaves);
    for (uint32_t i = 0; i < parts.lists.count; i++)
        add_list_to(x, &set, parts.lists.items[i]);
    arena_release(&x->scratch, mark);
    return leaves;
}

/* ---- what they were computed from ---- */

/* Adds what the leaf was decoded or computed from; `from_unknown`, by what is not modelled too. */
static void add_sources(struct exec *x, uint32_t leaf, const struct leaf_set *set,
                        bool from_unknown)
{
    struct root root = *root_get(x, leaf_get(x, (leaf_id){leaf})->root);
    bool is_unknown = root.kind == ROOT_UNKNOWN || root.kind == ROOT_HAVOC;
    if (root.taken.tag != VALUE_ABSENT)
        add_list_to(x, set, own_of_value(x, root.taken, 0));
    if (root.kind != ROOT_DERIVED && !(from_unknown && is_unknown))
        return;
    if (root.kind == ROOT_DERIVED && !term_is_none(root.source))
        add_list_to(x, set, own_of_term(x, root.source));
    for (uint32_t i = 0; i < root.from_count; i++)
        add_list_to(x, set, own_of_value(x, root.from[i], 0));
}

/* The list `own` and all that it was computed from. */
static const u32_vec *all_leaves(struct exec *x, uint64_t key, const u32_vec *own)
{
    u32_vec *leaves = add_list(x, &x->memo.all, key);
    struct leaf_set set = begin_set(x, &x->memo.all_stamps, &x->memo.arena, leaves);
    add_list_to(x, &set, own);
    for (uint32_t i = 0; i < leaves->count; i++)
        add_sources(x, leaves->items[i], &set, false);
    settle(x);
    return leaves;
}

const u32_vec *leaves_of_value(struct exec *x, struct value value)
{
    uint64_t key = (uint64_t)value.tag << 32 | value.id;
    leaves_generation(x);
    const u32_vec *known = find_list(x, &x->memo.all, key);
    return known ? known : all_leaves(x, key, own_of_value(x, value, 0));
}

const u32_vec *leaves_in_term(struct exec *x, term_id term)
{
    leaves_generation(x);
    return own_of_term(x, term);
}

const u32_vec *leaves_of_term(struct exec *x, term_id term)
{
    uint64_t key = IN_TERM | term_canon(x->terms, term).index;
    leaves_generation(x);
    const u32_vec *known = find_list(x, &x->memo.all, key);
    return known ? known : all_leaves(x, key, own_of_term(x, term));
}

const u32_vec *leaves_behind(struct exec *x, leaf_id leaf)
{
    uint64_t key = BEHIND | leaf.index;
    leaves_generation(x);
    const u32_vec *known = find_list(x, &x->memo.all, key);
    if (known)
        return known;
    u32_vec own = {0};
    struct arena_mark mark = arena_get_mark(&x->scratch);
    struct leaf_set set = begin_set(x, &x->memo.all_stamps, &x->scratch, &own);
    add_sources(x, leaf.index, &set, false);
    known = all_leaves(x, key, &own);
    arena_release(&x->scratch, mark);
    return known;
}

bool leaves_contain(const u32_vec *leaves, leaf_id leaf)
{
    for (uint32_t i = 0; i < leaves->count; i++)
        if (leaves->items[i] == leaf.index)
            return true;
    return false;
}

void leaves_deep(struct exec *x, struct value value, u32_vec *leaves)
{
    enum { MOST = 2000 };
    const u32_vec *all = leaves_of_value(x, value);
    struct leaf_set set = begin_set(x, &x->memo.all_stamps, x->arena, leaves);
    add_list_to(x, &set, all);
    for (uint32_t i = 0; i < leaves->count && leaves->count < MOST; i++)
        add_sources(x, leaves->items[i], &set, true);
}
