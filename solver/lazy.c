/* Lazy congruence of applications to texts that are put together. */
#include "solver/lazy.h"

void lazy_init(struct lazy *lazy, struct arena *arena, struct term_table *terms)
{
    *lazy = (struct lazy){.arena = arena, .terms = terms};
    map_init(&lazy->known);
    map_init(&lazy->told);
}

void lazy_done(struct lazy *lazy)
{
    map_done(&lazy->known);
    map_done(&lazy->told);
}

/* ---- replacing ---- */

/* Whether an argument is made from texts: put together, cut out, chosen. */
static bool is_put_together(const struct lazy *lazy, term_id argument)
{
    enum { DEEPEST = 8 };
    for (int depth = 0; depth < DEEPEST; depth++) {
        enum term_op op = term_get_op(lazy->terms, argument);
        bool text = term_get_sort(lazy->terms, argument) == SORT_STRING;
        if (op == TERM_CONCAT || op == TERM_SUBSTR || op == TERM_INDEX_OF ||
            (text && op == TERM_ITE))
            return true;
        if (op != TERM_APPLY || term_arg_count(lazy->terms, argument) == 0)
            return false;
        argument = term_arg(lazy->terms, argument, 0);
    }
    return false;
}

static bool is_heavy(const struct lazy *lazy, term_id term)
{
    if (term_get_op(lazy->terms, term) != TERM_APPLY ||
        function_get_kind(lazy->terms, term_get_function(lazy->terms, term))->evaluate)
        return false;
    for (uint32_t i = 0; i < term_arg_count(lazy->terms, term); i++)
        if (is_put_together(lazy, term_arg(lazy->terms, term, i)))
            return true;
    return false;
}

static term_id constant_of(struct lazy *lazy, term_id application)
{
    uint32_t at = map_get(&lazy->known, application.index, 0);
    if (!at) {
        symbol_id symbol = terms_stand_in(lazy->terms, application);
        VEC_PUSH(lazy->arena, &lazy->applications, application);
        VEC_PUSH(lazy->arena, &lazy->constants, term_symbol(lazy->terms, symbol));
        at = lazy->applications.count;
        map_put(&lazy->known, application.index, at);
    }
    return lazy->constants.items[at - 1];
}

term_id lazy_abstract(struct lazy *lazy, term_id term)
{
    struct arena scratch;
    u32_vec cone = {0};
    struct map done;
    arena_init(&scratch);
    map_init(&done);
    term_id canon = term_canon(lazy->terms, term), result = canon;
    term_cone(lazy->terms, &canon, 1, &scratch, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        uint32_t count = term_arg_count(lazy->terms, part);
        bool changed = false;
        result = part;
        if (is_heavy(lazy, part)) {
            result = constant_of(lazy, part);
        } else if (count) {
            term_id *args = ARENA_ARRAY(&scratch, term_id, count);
            for (uint32_t k = 0; k < count; k++) {
                term_id arg = term_arg(lazy->terms, part, k);
                args[k] = (term_id){map_get(&done, arg.index, 0)};
                changed |= !term_equal(args[k], arg);
            }
            result =
                changed ? term_canon(lazy->terms, term_rebuild(lazy->terms, part, args)) : part;
        }
        map_put(&done, part.index, result.index);
    }
    map_done(&done);
    arena_done(&scratch);
    return result;
}

/* ---- models ---- */

static bool same_value(const struct lazy *lazy, const struct constant *a, const struct constant *b)
{
    return term_same(lazy->terms, term_constant(lazy->terms, a), term_constant(lazy->terms, b));
}

static bool same_arguments(const struct lazy *lazy, const struct solver_point *a,
                           const struct solver_point *b)
{
    bool same = a->function.index == b->function.index && a->arg_count == b->arg_count;
    for (uint32_t i = 0; same && i < a->arg_count; i++)
        same = same_value(lazy, &a->args[i], &b->args[i]);
    return same;
}

static term_id congruence(struct lazy *lazy, term_id a, term_id b)
{
    term_id equal = term_bool(lazy->terms, true);
    for (uint32_t i = 0; i < term_arg_count(lazy->terms, a); i++)
        equal = term_and(
            lazy->terms, equal,
            term_eq(lazy->terms, term_arg(lazy->terms, a, i), term_arg(lazy->terms, b, i)));
    return term_implies(lazy->terms, equal, term_eq(lazy->terms, a, b));
}

/* Tells of each application before that has the same arguments and another value. */
static bool find_broken(struct lazy *lazy, const struct solver_model *model,
                        const struct solver_point *point, term_ids *broken)
{
    uint32_t before = broken->count;
    for (uint32_t k = 0; k < model->points.count; k++) {
        const struct solver_point *other = &model->points.items[k];
        if (!same_arguments(lazy, point, other) || same_value(lazy, &point->value, &other->value))
            continue;
        term_id fact = congruence(lazy, point->term, other->term);
        if (!map_get(&lazy->told, fact.index, 0))
            VEC_PUSH(lazy->arena, broken, fact);
        map_put(&lazy->told, fact.index, 1);
    }
    return broken->count > before;
}

bool lazy_complete(struct lazy *lazy, struct solver_model *model, term_ids *broken)
{
    for (uint32_t i = 0; i < lazy->applications.count; i++) {
        term_id application = lazy->applications.items[i];
        struct solver_point point = {.term = application,
                                     .function = term_get_function(lazy->terms, application),
                                     .arg_count = term_arg_count(lazy->terms, application)};
        point.args = ARENA_ARRAY(model->arena, struct constant, point.arg_count + 1);
        bool known = solver_evaluate(model->arena, lazy->terms, model, lazy->constants.items[i],
                                     &point.value);
        for (uint32_t k = 0; k < point.arg_count && known; k++)
            known = solver_evaluate(model->arena, lazy->terms, model,
                                    term_arg(lazy->terms, application, k), &point.args[k]);
        if (known && !find_broken(lazy, model, &point, broken))
            VEC_PUSH(model->arena, &model->points, point);
    }
    return broken->count == 0;
}
