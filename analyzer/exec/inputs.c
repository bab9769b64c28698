/*
 * What a value that the language computes was computed from. Nothing more than that decides about
 * it: where all of it is the same in two runs, the value is.
 */
#include "analyzer/exec/exec_p.h"

struct gathering {
    struct exec *x;
    struct exec_inputs *out;
    bool failed; /* it was computed from what may have changed since */
};

static void gather(struct gathering *g, struct value value, int depth);

static void gather_term(struct gathering *g, term_id term)
{
    VEC_PUSH(g->out->arena, &g->out->terms, term);
}

static void gather_elements(struct gathering *g, struct value array, int depth)
{
    array_elements elements = {0};
    leaf_id base;
    array_list_any(g->x, array, &elements, &base);
    if (base.index)
        map_put(&g->out->leaves, base.index, 1);
    for (uint32_t i = 0; i < elements.count && !g->failed; i++) {
        gather_term(g, elements.items[i].present);
        gather(g, elements.items[i].key, depth + 1);
        gather(g, elements.items[i].value, depth + 1);
    }
}

static void gather_cases(struct gathering *g, struct value value, int depth)
{
    value_cases cases = {0};
    value_get_cases(g->x, value, &cases);
    for (uint32_t i = 0; i < cases.count && !g->failed; i++) {
        gather_term(g, cases.items[i].guard);
        gather(g, cases.items[i].value, depth + 1);
    }
}

static void gather(struct gathering *g, struct value value, int depth)
{
    enum { DEEPEST = 24, MOST = 4000 };
    g->failed |= depth > DEEPEST || g->out->terms.count > MOST;
    if (g->failed)
        return;
    switch ((int)value.tag) {
    case VALUE_ABSENT:
    case VALUE_NULL: break;
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_FLOAT:
    case VALUE_STRING: gather_term(g, value_term(value)); break;
    case VALUE_ARRAY: gather_elements(g, value, depth); break;
    case VALUE_LEAF: map_put(&g->out->leaves, value.id, 1); break;
    case VALUE_UNION: gather_cases(g, value, depth); break;
    default: g->failed = true; /* an object, a reference: what it holds may be another by now */
    }
}

void exec_inputs_init(struct exec_inputs *inputs, struct arena *arena)
{
    *inputs = (struct exec_inputs){.arena = arena};
    map_init(&inputs->leaves);
}

void exec_inputs_done(struct exec_inputs *inputs)
{
    map_done(&inputs->leaves);
}

bool exec_add_inputs(struct exec *x, term_id symbol, struct exec_inputs *inputs)
{
    struct gathering g = {x, inputs, false};
    leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, symbol));
    struct root origin = *root_get(x, leaf_get(x, leaf)->root);
    for (uint32_t i = 0; i < origin.from_count; i++)
        gather(&g, origin.from[i], 0);
    return leaf.index && !g.failed;
}

/* A part of a whole, or an element that a loop took of it. */
static bool is_part(struct exec *x, leaf_id leaf, const struct exec_inputs *inputs)
{
    if (!leaf.index || map_get(&inputs->leaves, leaf.index, 0))
        return leaf.index != 0;
    const struct leaf_info *info = leaf_get(x, leaf);
    return is_part(x, info->parent, inputs) || is_part(x, info->looped, inputs);
}

bool exec_is_input(struct exec *x, term_id symbol, const struct exec_inputs *inputs)
{
    return is_part(x, leaf_of_symbol(x, term_get_symbol(x->terms, symbol)), inputs);
}

bool exec_may_check(struct exec *x, term_id symbol)
{
    leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, symbol));
    const struct root *origin = root_get(x, leaf_get(x, leaf)->root);
    u32_vec leaves = {0};
    bool sent = false;
    if (origin->kind != ROOT_UNKNOWN || origin->why != WHY_UNKNOWN_CALL)
        return false;
    leaves_deep(x, (struct value){VALUE_LEAF, leaf.index}, &leaves);
    for (uint32_t i = 0; i < leaves.count && !sent; i++)
        sent = root_get(x, leaf_get(x, (leaf_id){leaves.items[i]})->root)->kind == ROOT_REQUEST;
    return sent;
}
