/*
 * Settings that a flow tests itself (SEMANTICS 4.8): where a key of a signature check is a setting
 * that the flow looks at before it checks, the flow is decided with the setting there, and once
 * more without. A test is a condition over such settings alone that an empty setting decides.
 */
#include "analyzer/exec/exec_p.h"
#include "solver/solver.h"

/* The settings that are keys of the MACs that statements were checked by. */
static void collect_keys(struct exec *x, u32_vec *keys)
{
    for (uint32_t i = 0; i < x->statements.count; i++)
        for (uint32_t k = 0; k < x->statements.items[i].keys.count; k++) {
            const u32_vec *leaves = leaves_of_term(x, x->statements.items[i].keys.items[k]);
            for (uint32_t n = 0; n < leaves->count; n++) {
                leaf_id leaf = {leaves->items[n]};
                if (root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_SETTING)
                    VEC_PUSH(x->arena, keys, leaf.index);
            }
        }
}

static bool is_about_keys(struct exec *x, term_id condition, const u32_vec *keys)
{
    const u32_vec *leaves = leaves_of_term(x, condition);
    bool all = leaves->count > 0;
    for (uint32_t i = 0; i < leaves->count && all; i++)
        all = leaves_contain(keys, (leaf_id){leaves->items[i]});
    return all;
}

void exec_configured(struct exec *x, struct arena *arena, term_ids *facts)
{
    u32_vec keys = {0};
    struct solver_model empty = {.arena = arena};
    collect_keys(x, &keys);
    for (uint32_t i = 0; i < x->events.count && keys.count; i++) {
        term_id condition = x->events.items[i].condition;
        struct constant without;
        if (x->events.items[i].kind != EVENT_BRANCH || term_is_none(condition) ||
            !is_about_keys(x, condition, &keys) ||
            !solver_evaluate(arena, x->terms, &empty, condition, &without))
            continue;
        VEC_PUSH(arena, facts, without.boolean ? term_not(x->terms, condition) : condition);
    }
}
