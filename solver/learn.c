/* Lessons about functions. */
#include "solver/learn.h"

#include "solver/repair.h"

#include <math.h>

struct learning {
    struct lessons *lessons;
    struct hard *hard;
    struct arena *arena;
    struct term_table *terms;
    const struct solver_model *model;
};

static bool is_value(struct learning *l, const struct constant *a, const struct constant *b)
{
    return term_same(l->terms, term_constant(l->terms, a), term_constant(l->terms, b));
}

/*
 * The argument has that value. `decimal`: a float is the decimal that is written for it, as it is
 * among the reals that the solver computes with: a hundredth, not the nearest double.
 */
static term_id has_value(struct learning *l, term_id arg, const struct constant *value,
                         bool decimal)
{
    char digits[40];
    if (!decimal || value->sort != SORT_FLOAT)
        return term_eq(l->terms, arg, term_constant(l->terms, value));
    for (int precision = 0; precision <= 9; precision++) {
        snprintf(digits, sizeof digits, "%.*f", precision, value->number);
        if (strtod(digits, NULL) == value->number)
            break;
    }
    return term_eq(l->terms, term_unary(l->terms, TERM_FLOAT_TO_REAL, arg),
                   term_real(l->terms, text_of(digits)));
}

/* Whether an argument is a float between integers of moderate size. */
static bool has_fraction(const struct solver_point *point)
{
    for (uint32_t i = 0; i < point->arg_count; i++) {
        const struct constant *arg = &point->args[i];
        if (arg->sort == SORT_FLOAT && fabs(arg->number) < 1e15 &&
            arg->number != floor(arg->number))
            return true;
    }
    return false;
}

static term_id is_at(struct learning *l, const struct solver_point *point, bool decimal)
{
    term_id at = term_bool(l->terms, true);
    for (uint32_t i = 0; i < point->arg_count; i++)
        at = term_and(l->terms, at,
                      has_value(l, term_arg(l->terms, point->term, i), &point->args[i], decimal));
    return at;
}

static bool evaluate(struct learning *l, const struct solver_point *point, struct constant *value)
{
    const struct function_kind *kind = function_get_kind(l->terms, point->function);
    *value = (struct constant){.sort = kind->result};
    return kind->evaluate && kind->evaluate(l->arena, point->args, point->arg_count, value);
}

/*
 * The application has that value. Where this is known to mean no more than what its argument is,
 * it is said of a symbol that stands for the application: else nothing would be learnt.
 */
static term_id has_result(struct learning *l, term_id application, const struct constant *value)
{
    term_id constant = term_constant(l->terms, value);
    term_id result = term_eq(l->terms, application, constant);
    term_id canon = term_canon(l->terms, result);
    if (term_get_op(l->terms, canon) == TERM_EQ &&
        term_same(l->terms, term_arg(l->terms, canon, 0), application))
        return result;
    term_id symbol = term_symbol(l->terms, terms_stand_in(l->terms, application));
    lessons_add_general(l->lessons, term_eq(l->terms, symbol, application));
    return term_eq(l->terms, symbol, constant);
}

/* The function's value at the point; true if the point has it wrong. */
static bool learn_function(struct learning *l, const struct solver_point *point)
{
    struct constant value;
    if (!evaluate(l, point, &value))
        return false;
    term_id result = has_result(l, point->term, &value);
    lessons_add(l->lessons, point->term, is_at(l, point, false), result);
    if (has_fraction(point))
        lessons_add(l->lessons, point->term, is_at(l, point, true), result);
    return !is_value(l, &value, &point->value);
}

/* ---- other worlds ---- */

typedef VEC(struct solver_point) solver_points;

/* A float among the arguments of an operation is taken for the rational that it is. */
static bool real_argument(struct learning *l, struct constant *value)
{
    struct constant exact;
    if (value->sort != SORT_FLOAT)
        return true;
    term_id term = term_unary(l->terms, TERM_FLOAT_TO_REAL, term_constant(l->terms, value));
    if (!term_is_constant(l->terms, term, &exact))
        return false;
    *value = exact;
    return true;
}

/* All functions and operations of the model, and the terms that they are applied to. */
struct applications {
    solver_points points;
    term_ids args;
    struct evaluator *evaluator;
    struct constant *values;
    bool *defined;
};

static void add_points(struct learning *l, struct applications *a,
                       const struct solver_point *points, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        VEC_PUSH(l->arena, &a->points, points[i]);
        for (uint32_t k = 0; k < points[i].arg_count; k++)
            VEC_PUSH(l->arena, &a->args, term_arg(l->terms, points[i].term, k));
    }
}

static struct applications applications_of(struct learning *l)
{
    struct applications a = {.evaluator = NULL};
    add_points(l, &a, l->model->points.items, l->model->points.count);
    add_points(l, &a, l->model->operations.items, l->model->operations.count);
    a.evaluator = evaluator_new(l->terms, a.args.items, a.args.count);
    a.values = ARENA_ARRAY(l->arena, struct constant, a.args.count + 1);
    a.defined = ARENA_ARRAY(l->arena, bool, a.args.count + 1);
    return a;
}

/* What one of them really is at the arguments that begin at `first`. */
static void learn_real(struct learning *l, struct applications *a, struct solver_point point,
                       uint32_t first)
{
    bool operation = term_get_op(l->terms, point.term) != TERM_APPLY, whole = true;
    point.args = a->values + first;
    for (uint32_t k = 0; k < point.arg_count && whole; k++)
        whole = a->defined[first + k] && (!operation || real_argument(l, &point.args[k]));
    if (whole && operation)
        hard_learn(l->hard, &point);
    else if (whole)
        learn_function(l, &point);
}

/* All functions and operations as they really are in `world`. */
static void learn_world(struct learning *l, struct applications *a,
                        const struct solver_model *world)
{
    evaluator_run(a->evaluator, l->arena, world, a->args.items, a->args.count, a->values,
                  a->defined);
    for (uint32_t i = 0, first = 0; i < a->points.count; first += a->points.items[i++].arg_count)
        learn_real(l, a, a->points.items[i], first);
}

/* The model, each value that it lacks, and all of them. */
static void learn_worlds(struct learning *l, const forced_values *found)
{
    struct solver_model world = *l->model;
    struct applications a = applications_of(l);
    learn_world(l, &a, &world);
    for (uint32_t i = 0; i < found->count; i++) {
        world.forced = (forced_values){0};
        VEC_PUSH(l->arena, &world.forced, found->items[i]);
        learn_world(l, &a, &world);
    }
    world.forced = *found;
    if (found->count > 1)
        learn_world(l, &a, &world);
    evaluator_free(a.evaluator);
}

/*
 * A plain world: every text "1", every number 1. What conversions make of each other's results
 * agrees there, so that a search for some value, no matter which, finds one.
 */
static void learn_plain_world(struct learning *l)
{
    struct solver_model world = *l->model;
    world.forced = (forced_values){0};
    for (uint32_t i = 0; i < l->model->symbols.count; i++) {
        const struct symbol_value *entry = &l->model->symbols.items[i];
        struct constant one = {.sort = entry->value.sort, .text = TEXT("1"), .number = 1};
        struct constant real;
        if (one.sort == SORT_REAL &&
            term_is_constant(l->terms, term_real(l->terms, TEXT("1")), &real))
            one = real;
        if (one.sort != SORT_STRING && one.sort != SORT_FLOAT && one.sort != SORT_REAL)
            continue;
        struct forced_value forced = {term_symbol(l->terms, entry->symbol), one};
        VEC_PUSH(l->arena, &world.forced, forced);
    }
    struct applications a = applications_of(l);
    learn_world(l, &a, &world);
    evaluator_free(a.evaluator);
}

bool learn_from_model(struct lessons *lessons, struct hard *hard, const struct solver_model *model)
{
    struct learning l = {lessons, hard, lessons->arena, lessons->terms, model};
    forced_values found = {0};
    bool wrong = false;
    for (uint32_t i = 0; i < model->points.count; i++) {
        const struct solver_point *point = &model->points.items[i];
        if (!learn_function(&l, point))
            continue;
        lessons_wrong(lessons, point->term);
        repair_point(l.arena, l.terms, model, point, &found);
        wrong = true;
    }
    for (uint32_t i = 0; i < model->operations.count; i++) {
        const struct solver_point *point = &model->operations.items[i];
        if (!hard_learn(hard, point))
            continue;
        hard_wrong(hard, point->term);
        repair_point(l.arena, l.terms, model, point, &found);
        wrong = true;
    }
    learn_worlds(&l, &found);
    if (wrong && !lessons->has_plain) {
        lessons->has_plain = true;
        learn_plain_world(&l);
    }
    return wrong;
}
