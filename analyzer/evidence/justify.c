/*
 * What a violation hangs on. Of a choice that is the condition and the branch that is taken, of a
 * conjunction that fails one part that fails:
 *
 *      ite(request = "x", total, unknown) < 5       with request = "x": not on `unknown`
 *
 * A model in which the guard holds and the clause fails because of exact inputs alone is a
 * violation whatever the approximate ones are; the idea is that of don't-care values in ternary
 * simulation (Bryant, "Symbolic simulation - techniques and applications", 1990).
 */
#include "analyzer/evidence/evidence.h"

struct justifying {
    struct exec *x;
    struct term_table *terms;
    struct evaluator *evaluator;
    struct arena *arena;
    struct map hangs;   /* terms whose value hangs on an approximation */
    struct map granted; /* parts of the registration */
};

static bool hangs(const struct justifying *w, term_id term)
{
    return map_get(&w->hangs, term.index, 0) != 0;
}

static bool arg_hangs(const struct justifying *w, term_id term, uint32_t arg)
{
    return hangs(w, term_arg(w->terms, term, arg));
}

/* What is not defined is neither true nor false. */
static bool is(const struct justifying *w, term_id term, bool truth)
{
    struct constant value;
    return evaluator_value(w->evaluator, w->arena, term, &value) && value.boolean == truth;
}

/* Of a conjunction that holds, or a disjunction that fails, all parts count; else one is enough. */
static bool junction_hangs(const struct justifying *w, term_id term)
{
    bool decisive = term_get_op(w->terms, term) == TERM_OR;
    uint32_t hanging = 0;
    for (uint32_t i = 0; i < 2; i++) {
        if (is(w, term_arg(w->terms, term, i), decisive) && !arg_hangs(w, term, i))
            return false;
        hanging += arg_hangs(w, term, i);
    }
    return hanging > 0;
}

static bool choice_hangs(const struct justifying *w, term_id term)
{
    return arg_hangs(w, term, 0) ||
           arg_hangs(w, term, is(w, term_arg(w->terms, term, 0), true) ? 1 : 2);
}

static bool term_hangs(const struct justifying *w, term_id term)
{
    struct text detail;
    bool any = false;
    if (map_get(&w->granted, term.index, 0) && is(w, term, true))
        return false;
    switch ((int)term_get_op(w->terms, term)) {
    case TERM_SYMBOL: return exec_approximation(w->x, term, &detail) != WHY_NONE;
    case TERM_AND:
    case TERM_OR: return junction_hangs(w, term);
    case TERM_ITE: return choice_hangs(w, term);
    default: break;
    }
    for (uint32_t i = 0; i < term_arg_count(w->terms, term) && !any; i++)
        any = arg_hangs(w, term, i);
    return any;
}

static void add_parts(struct term_table *terms, term_id term, struct map *parts)
{
    map_put(parts, term.index, 1);
    if (term_get_op(terms, term) != TERM_AND)
        return;
    for (uint32_t i = 0; i < 2; i++)
        if (!map_get(parts, term_arg(terms, term, i).index, 0))
            add_parts(terms, term_arg(terms, term, i), parts);
}

struct map evidence_registration(struct exec *x)
{
    struct map parts;
    map_init(&parts);
    add_parts(exec_terms(x), term_canon(exec_terms(x), exec_registered(x)), &parts);
    return parts;
}

bool evidence_is_certain(const struct judging *j, const struct exec_obligation *o,
                         const struct solver_model *model)
{
    struct arena scratch;
    struct justifying w = {.x = j->x,
                           .terms = exec_terms(j->x),
                           .arena = &scratch,
                           .granted = evidence_registration(j->x)};
    term_id roots[2] = {term_canon(w.terms, o->guard), term_canon(w.terms, o->clause_holds)};
    u32_vec cone = {0};
    arena_init(&scratch);
    map_init(&w.hangs);
    term_cone(w.terms, roots, 2, &scratch, &cone);
    w.evaluator = evaluator_new(w.terms, roots, 2);
    evaluator_run(w.evaluator, &scratch, model, NULL, 0, NULL, NULL);
    for (uint32_t i = 0; i < cone.count; i++)
        if (term_hangs(&w, (term_id){cone.items[i]}))
            map_put(&w.hangs, cone.items[i], 1);
    bool certain = is(&w, roots[0], true) && is(&w, roots[1], false) && !hangs(&w, roots[0]) &&
                   !hangs(&w, roots[1]);
    evaluator_free(w.evaluator);
    map_done(&w.hangs);
    map_done(&w.granted);
    arena_done(&scratch);
    return certain;
}
