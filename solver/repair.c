/* Wanted values, handed down to inputs. */
#include "solver/repair.h"

#include "solver/hard.h"
#include "solver/inverse.h"

struct repairing {
    struct arena *arena;
    struct term_table *terms;
    const struct solver_model *model;
    forced_values *out;
};

enum { DEEPEST = 12, MOST_REPAIRS = 24 };

static void want(struct repairing *r, term_id term, const struct constant *value, int depth);

static void want_operation(struct repairing *r, const struct solver_point *point, int depth)
{
    wanted_values wanted = {0};
    inverse_of_text(r->arena, r->terms, point, &wanted);
    for (uint32_t i = 0; i < wanted.count; i++)
        want(r, term_arg(r->terms, point->term, wanted.items[i].arg), &wanted.items[i].value,
             depth);
}

static void push(struct repairing *r, term_id input, const struct constant *value)
{
    bool sorted = value->sort == term_get_sort(r->terms, input);
    if (sorted && r->out->count < MOST_REPAIRS)
        VEC_PUSH(r->arena, r->out, ((struct forced_value){input, *value}));
}

static void want_function(struct repairing *r, term_id term, const struct constant *value,
                          int depth)
{
    const struct function_kind *kind =
        function_get_kind(r->terms, term_get_function(r->terms, term));
    struct constant argument;
    if (!kind->evaluate)
        push(r, term, value);
    else if (kind->invert && term_arg_count(r->terms, term) == 1 &&
             kind->invert(r->arena, value, &argument))
        want(r, term_arg(r->terms, term, 0), &argument, depth);
}

/* What the model makes of the arguments of an operation, and the value that it ought to have. */
static void want_value(struct repairing *r, term_id term, const struct constant *value, int depth)
{
    struct solver_point point = {
        .term = term, .arg_count = term_arg_count(r->terms, term), .value = *value};
    point.args = ARENA_ARRAY(r->arena, struct constant, point.arg_count + 1);
    for (uint32_t i = 0; i < point.arg_count; i++)
        if (!solver_evaluate(r->arena, r->terms, r->model, term_arg(r->terms, term, i),
                             &point.args[i]))
            return;
    want_operation(r, &point, depth);
}

static void want(struct repairing *r, term_id term, const struct constant *value, int depth)
{
    if (depth > DEEPEST || value->sort != term_get_sort(r->terms, term))
        return;
    enum term_op op = term_get_op(r->terms, term);
    if (op == TERM_SYMBOL || op == TERM_ITE) {
        push(r, term, value);
    } else if (op == TERM_APPLY) {
        want_function(r, term, value, depth + 1);
    } else if (op_is_textual(op)) {
        want_value(r, term, value, depth + 1);
    }
}

void repair_point(struct arena *arena, struct term_table *terms, const struct solver_model *model,
                  const struct solver_point *point, forced_values *out)
{
    struct repairing r = {arena, terms, model, out};
    if (term_get_op(terms, point->term) == TERM_APPLY)
        want_function(&r, point->term, &point->value, 0);
    else
        want_operation(&r, point, 0);
}
