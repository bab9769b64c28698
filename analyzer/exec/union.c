/*
 * Unions of a few cases list them. One that two branches leave with many is kept as the branch and
 * listed where it is asked for: merged over and over, as an object that each of n branches may have
 * replaced, its guards would be written anew n times.
 */
#include "analyzer/exec/exec_p.h"

enum { MOST_LISTED = 8 };

static uint32_t most_cases(struct exec *x, struct value value)
{
    if (value.tag == VALUE_LEAF)
        return (uint32_t)__builtin_popcount(value_tags(x, value));
    return value.tag == VALUE_UNION ? x->unions.items[value.id].most : 1;
}

struct value union_make(struct exec *x, const value_cases *cases)
{
    struct union_info info = {.count = cases->count, .cases = cases->items, .most = cases->count};
    for (uint32_t i = 0; i < cases->count; i++)
        info.tags |= VALUE_MASK(cases->items[i].value.tag);
    VEC_PUSH(x->arena, &x->unions, info);
    return value_make(VALUE_UNION, x->unions.count - 1);
}

bool union_is_large(struct exec *x, struct value a, struct value b)
{
    /* arrays are merged by what the path knows, so where the branches meet */
    bool has_array = (value_tags(x, a) | value_tags(x, b)) & VALUE_MASK(VALUE_ARRAY);
    return !has_array && most_cases(x, a) + most_cases(x, b) > MOST_LISTED;
}

struct value union_branch(struct exec *x, term_id condition, struct value a, struct value b)
{
    uint64_t most = (uint64_t)most_cases(x, a) + most_cases(x, b);
    struct union_info info = {.is_branch = true,
                              .condition = condition,
                              .a = a,
                              .b = b,
                              .tags = value_tags(x, a) | value_tags(x, b),
                              .most = most < UINT32_MAX ? (uint32_t)most : UINT32_MAX};
    VEC_PUSH(x->arena, &x->unions, info);
    return value_make(VALUE_UNION, x->unions.count - 1);
}

/* ---- listing ---- */

struct listing {
    struct exec *x;
    u32_vec branches;  /* unions below the one that is listed, itself included */
    struct map guards; /* branch -> 1 + its guard, as far as it is known */
    value_cases cases;
};

static bool is_branch(const struct exec *x, struct value value)
{
    return value.tag == VALUE_UNION && x->unions.items[value.id].is_branch;
}

static void find_branch(struct listing *l, struct value value)
{
    if (!is_branch(l->x, value) || map_get(&l->guards, value.id, 0))
        return;
    map_put(&l->guards, value.id, term_bool(l->x->terms, false).index + 1);
    VEC_PUSH(l->x->arena, &l->branches, value.id);
}

static int compare_later_first(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left > right ? -1 : left < right;
}

static void list_side(struct listing *l, term_id guard, struct value value)
{
    struct exec *x = l->x;
    if (is_branch(x, value)) {
        term_id known = {map_get(&l->guards, value.id, 0) - 1};
        map_put(&l->guards, value.id, term_or(x->terms, known, guard).index + 1);
        return;
    }
    union_add(x, guard, value, &l->cases);
}

/* What a branch is made of is older than it: from the newest to the oldest, each is reached by all
 * ways to it before it is left. */
static void list_branches(struct listing *l, struct value top)
{
    struct exec *x = l->x;
    find_branch(l, top);
    for (uint32_t i = 0; i < l->branches.count; i++) {
        find_branch(l, x->unions.items[l->branches.items[i]].a);
        find_branch(l, x->unions.items[l->branches.items[i]].b);
    }
    qsort(l->branches.items, l->branches.count, sizeof(uint32_t), compare_later_first);
    map_put(&l->guards, top.id, term_bool(x->terms, true).index + 1);
    for (uint32_t i = 0; i < l->branches.count; i++) {
        struct union_info info = x->unions.items[l->branches.items[i]];
        term_id guard = {map_get(&l->guards, l->branches.items[i], 0) - 1};
        list_side(l, term_and(x->terms, guard, info.condition), info.a);
        list_side(l, term_and(x->terms, guard, term_not(x->terms, info.condition)), info.b);
    }
}

static void list(struct exec *x, struct value value)
{
    struct listing l = {.x = x};
    list_branches(&l, value);
    map_done(&l.guards);
    struct value whole = value_from_cases(x, &l.cases);
    struct union_info *info = &x->unions.items[value.id];
    if (whole.tag == VALUE_UNION) {
        info->count = x->unions.items[whole.id].count;
        info->cases = x->unions.items[whole.id].cases;
        return;
    }
    info->cases = ARENA_NEW(x->arena, struct value_case);
    info->cases[0] = (struct value_case){term_bool(x->terms, true), whole};
    info->count = 1;
}

struct union_info union_get(struct exec *x, struct value value)
{
    assert(value.tag == VALUE_UNION);
    if (!x->unions.items[value.id].cases)
        list(x, value);
    return x->unions.items[value.id];
}

void union_add(struct exec *x, term_id guard, struct value value, value_cases *cases)
{
    if (value.tag == VALUE_LEAF)
        value = leaf_expand(x, (leaf_id){value.id});
    struct value_case whole = {term_bool(x->terms, true), value};
    struct union_info info = {.count = 1, .cases = &whole};
    if (value.tag == VALUE_UNION)
        info = union_get(x, value);
    for (uint32_t i = 0; i < info.count; i++) {
        struct value_case one = {term_and(x->terms, guard, info.cases[i].guard),
                                 info.cases[i].value};
        VEC_PUSH(x->arena, cases, one);
    }
}
