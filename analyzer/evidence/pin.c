/*
 * What is not known, held fast as it is in the model of a run where the clause holds: if the clause
 * fails there too, the unknown is not to blame. What the language computes is no input that could
 * be chosen: its truths are left open, so that the clause has to fail whatever they are, or all
 * that it is computed from is held fast as well.
 */
#include "analyzer/evidence/evidence.h"
#include "analyzer/exec/value.h"

static bool is_approximate(const struct judging *j, term_id symbol)
{
    struct text detail;
    return exec_approximation(j->x, symbol, &detail) != WHY_NONE;
}

bool evidence_is_pinned(const struct judging *j, const struct exec_obligation *o,
                        const struct solver_model *a, const struct solver_model *b)
{
    struct term_table *terms = exec_terms(j->x);
    term_id roots[2] = {term_canon(terms, o->guard), term_canon(terms, o->clause_holds)};
    u32_vec cone = {0};
    bool same = true;
    term_cone(terms, roots, 2, j->arena, &cone);
    for (uint32_t i = 0; i < cone.count && same; i++) {
        term_id part = {cone.items[i]};
        struct constant left, right;
        if (term_get_op(terms, part) != TERM_SYMBOL || !is_approximate(j, part))
            continue;
        same = !exec_is_computed(j->x, part) && solver_evaluate(j->arena, terms, a, part, &left) &&
               solver_evaluate(j->arena, terms, b, part, &right) &&
               term_same(terms, term_constant(terms, &left), term_constant(terms, &right));
    }
    return same;
}

/* Every approximate input of the claim as it is in `model`. What the language computes is no input:
 * its truths are added to `open`; false where one is no truth, or there are too many. */
static bool pin_but_computed(const struct judging *j, const struct exec_obligation *o,
                             const struct solver_model *model, term_ids *facts, term_ids *open)
{
    enum { MOST_OPEN = 3 };
    struct term_table *terms = exec_terms(j->x);
    term_id roots[2] = {term_canon(terms, o->guard), term_canon(terms, o->clause_holds)};
    u32_vec cone = {0};
    term_cone(terms, roots, 2, j->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (term_get_op(terms, part) != TERM_SYMBOL || !is_approximate(j, part))
            continue;
        struct constant value;
        if (exec_is_computed(j->x, part)) {
            if (term_get_sort(terms, part) != SORT_BOOL || open->count == MOST_OPEN)
                return false;
            VEC_PUSH(j->arena, open, part);
        } else if (solver_evaluate(j->arena, terms, model, part, &value))
            VEC_PUSH(j->arena, facts, term_eq(terms, part, term_constant(terms, &value)));
    }
    return true;
}

struct pinning {
    const struct judging *j;
    const struct solver_model *model;
    term_ids *facts;
    struct exec_inputs inputs;
    struct map seen;
    u32_vec cone;
};

static bool pin_term(struct pinning *p, term_id term)
{
    struct term_table *terms = exec_terms(p->j->x);
    struct constant value;
    if (!solver_evaluate(p->j->arena, terms, p->model, term, &value))
        return false;
    VEC_PUSH(p->j->arena, p->facts, term_eq(terms, term, term_constant(terms, &value)));
    return true;
}

static void add_cone(struct pinning *p, const term_id *roots, uint32_t count)
{
    struct term_table *terms = exec_terms(p->j->x);
    u32_vec cone = {0};
    term_cone(terms, roots, count, p->j->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        if (term_get_op(terms, (term_id){cone.items[i]}) != TERM_SYMBOL ||
            map_get(&p->seen, cone.items[i], 0))
            continue;
        map_put(&p->seen, cone.items[i], 1);
        VEC_PUSH(p->j->arena, &p->cone, cone.items[i]);
    }
}

/* What is approximate as it is in the model; of what is computed, all that it is computed from too,
 * so that it is the same. A function that nobody knows may be the very check that is missed. */
static bool pin_symbol(struct pinning *p, term_id symbol)
{
    struct exec *x = p->j->x;
    if (!is_approximate(p->j, symbol))
        return true;
    if (exec_may_check(x, symbol))
        return false;
    uint32_t first = p->inputs.terms.count;
    if (exec_is_computed(x, symbol) && !exec_add_inputs(x, symbol, &p->inputs))
        return false;
    for (uint32_t i = first; i < p->inputs.terms.count; i++) {
        term_id canon = term_canon(exec_terms(x), p->inputs.terms.items[i]);
        add_cone(p, &canon, 1);
        if (!pin_term(p, canon))
            return false;
    }
    return pin_term(p, symbol);
}

/* The same where what is computed is computed from the same. */
static bool pin_whole(const struct judging *j, const struct exec_obligation *o,
                      const struct solver_model *model, term_ids *facts)
{
    struct term_table *terms = exec_terms(j->x);
    struct pinning p = {.j = j, .model = model, .facts = facts};
    term_id roots[2] = {term_canon(terms, o->guard), term_canon(terms, o->clause_holds)};
    bool known = true;
    exec_inputs_init(&p.inputs, j->arena);
    map_init(&p.seen);
    add_cone(&p, roots, 2);
    for (uint32_t i = 0; i < p.cone.count && known; i++)
        known = pin_symbol(&p, (term_id){p.cone.items[i]});
    for (uint32_t i = 0; i < p.cone.count && known; i++)
        if (exec_is_input(j->x, (term_id){p.cone.items[i]}, &p.inputs))
            known = pin_term(&p, (term_id){p.cone.items[i]});
    exec_inputs_done(&p.inputs);
    map_done(&p.seen);
    return known;
}

/* `root` where the open truths have the values that the bits of `values` tell. */
static term_id with_values(const struct judging *j, term_id root, const term_ids *open,
                           uint32_t values)
{
    struct term_table *terms = exec_terms(j->x);
    struct map done;
    u32_vec cone = {0};
    term_ids args = {0};
    root = term_canon(terms, root);
    term_cone(terms, &root, 1, j->arena, &cone);
    map_init(&done);
    for (uint32_t i = 0; i < open->count; i++)
        map_put(&done, open->items[i].index, term_bool(terms, values >> i & 1).index);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (map_get(&done, part.index, 0))
            continue;
        args.count = 0;
        for (uint32_t k = 0; k < term_arg_count(terms, part); k++)
            VEC_PUSH(j->arena, &args,
                     ((term_id){map_get(&done, term_arg(terms, part, k).index, 0)}));
        map_put(&done, part.index,
                args.count ? term_rebuild(terms, part, args.items).index : part.index);
    }
    term_id result = {map_get(&done, root.index, 0)};
    map_done(&done);
    return result;
}

/* The clause fails whatever the open truths are. */
static term_id fails_anyhow(const struct judging *j, const struct exec_obligation *o,
                            const term_ids *open)
{
    struct term_table *terms = exec_terms(j->x);
    term_id fails = term_and(terms, o->guard, term_not(terms, o->clause_holds));
    term_id all = term_bool(terms, true);
    for (uint32_t values = 0; values < 1u << open->count; values++)
        all = term_and(terms, all, with_values(j, fails, open, values));
    return all;
}

bool evidence_pin(const struct judging *j, const struct exec_obligation *o,
                  const struct solver_model *model, term_ids *pinned)
{
    term_ids open = {0};
    uint32_t count = pinned->count;
    if (pin_but_computed(j, o, model, pinned, &open)) {
        if (open.count)
            VEC_PUSH(j->arena, pinned, fails_anyhow(j, o, &open));
        return true;
    }
    pinned->count = count;
    return pin_whole(j, o, model, pinned);
}
