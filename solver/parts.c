/* Conjuncts, and which of them are in force. */
#include "solver/parts.h"

void parts_done(struct parts *parts)
{
    map_done(&parts->known);
    *parts = (struct parts){0};
}

static term_ids inputs_of(struct arena *arena, struct term_table *terms, term_id term)
{
    struct arena scratch;
    u32_vec cone = {0};
    term_ids inputs = {0};
    arena_init(&scratch);
    term_cone(terms, &term, 1, &scratch, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        enum term_op op = term_get_op(terms, (term_id){cone.items[i]});
        if (op == TERM_SYMBOL || op == TERM_APPLY)
            VEC_PUSH(arena, &inputs, (term_id){cone.items[i]});
    }
    arena_done(&scratch);
    return inputs;
}

static void add_part(struct parts *parts, struct arena *arena, struct term_table *terms,
                     term_id term, bool active)
{
    uint32_t known = map_get(&parts->known, term.index, 0);
    if (known) {
        parts->active.items[known - 1] |= active;
        return;
    }
    VEC_PUSH(arena, &parts->terms, term);
    VEC_PUSH(arena, &parts->active, active);
    term_ids inputs = inputs_of(arena, terms, term);
    VEC_PUSH(arena, &parts->inputs, inputs);
    map_put(&parts->known, term.index, parts->terms.count);
}

/* a and b: both; not (a or b): neither. */
static bool take_apart(struct term_table *terms, term_id term, term_id sides[2])
{
    enum term_op op = term_get_op(terms, term);
    term_id inner = op == TERM_NOT ? term_arg(terms, term, 0) : term;
    if (op != TERM_AND && !(op == TERM_NOT && term_get_op(terms, inner) == TERM_OR))
        return false;
    for (uint32_t i = 0; i < 2; i++) {
        term_id side = term_arg(terms, inner, i);
        sides[i] = op == TERM_AND ? side : term_canon(terms, term_not(terms, side));
    }
    return true;
}

void parts_add(struct parts *parts, struct arena *arena, struct term_table *terms, term_id fact,
               bool active)
{
    term_ids stack = {0};
    VEC_PUSH(arena, &stack, term_canon(terms, fact));
    while (stack.count) {
        term_id term = stack.items[--stack.count], sides[2];
        if (take_apart(terms, term, sides)) {
            VEC_PUSH(arena, &stack, sides[1]);
            VEC_PUSH(arena, &stack, sides[0]);
        } else if (!term_is_true(terms, term)) {
            add_part(parts, arena, terms, term, active);
        }
    }
}

void parts_list(const struct parts *parts, struct arena *arena, term_ids *list)
{
    for (uint32_t i = 0; i < parts->terms.count; i++)
        if (parts->active.items[i])
            VEC_PUSH(arena, list, parts->terms.items[i]);
}

void parts_close(struct parts *parts)
{
    struct map seen;
    map_init(&seen);
    for (uint32_t i = 0; i < parts->terms.count; i++)
        for (uint32_t k = 0; parts->active.items[i] && k < parts->inputs.items[i].count; k++)
            map_put(&seen, parts->inputs.items[i].items[k].index, 1);
    for (uint32_t i = 0; i < parts->terms.count; i++) {
        const term_ids *inputs = &parts->inputs.items[i];
        uint32_t known = 0;
        while (known < inputs->count && map_get(&seen, inputs->items[known].index, 0))
            known++;
        parts->active.items[i] |= known == inputs->count;
    }
    map_done(&seen);
}

bool parts_activate(struct parts *parts, struct arena *arena, struct term_table *terms,
                    const struct solver_model *model)
{
    uint32_t count = parts->terms.count;
    struct constant *values = ARENA_ARRAY(arena, struct constant, count + 1);
    bool *defined = ARENA_ARRAY(arena, bool, count + 1);
    bool changed = false;
    solver_evaluate_all(arena, terms, model, parts->terms.items, count, values, defined);
    for (uint32_t i = 0; i < count; i++) {
        if (parts->active.items[i] || (defined[i] && values[i].boolean))
            continue;
        parts->active.items[i] = changed = true;
    }
    return changed;
}

void parts_activate_all(struct parts *parts)
{
    for (uint32_t i = 0; i < parts->active.count; i++)
        parts->active.items[i] = true;
}
