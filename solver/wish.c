/* Wishes, handed down. */
#include "solver/wish.h"

#include "solver/hard.h"
#include "solver/inverse.h"

enum { DEEPEST = 200, MOST_SET = 48, MOST_VISITS = 4000, TRIES = 24 };

static void wish(struct wishing *w, term_id term, const struct constant *value);

/* ---- values ---- */

uint32_t wish_random(struct wishing *w, uint32_t bound)
{
    /* Marsaglia, "Xorshift RNGs", 2003 */
    w->random ^= w->random << 13;
    w->random ^= w->random >> 7;
    w->random ^= w->random << 17;
    return (uint32_t)((w->random >> 11) % bound);
}

static bool value_of(struct wishing *w, term_id term, struct constant *value)
{
    return evaluator_value(w->evaluator, w->arena, term, value);
}

static bool has(struct wishing *w, term_id term, const struct constant *value)
{
    struct constant now;
    return value_of(w, term, &now) && constant_equal(&now, value);
}

bool wish_holds(struct wishing *w, term_id fact)
{
    struct constant value;
    return value_of(w, fact, &value) && value.boolean;
}

static bool is_fixed(const struct wishing *w, term_id term)
{
    return term_get_op(w->terms, term) <= TERM_CONST_STRING;
}

static struct constant truth(bool value)
{
    return (struct constant){.sort = SORT_BOOL, .boolean = value};
}

/* ---- inputs ---- */

static bool is_interpreted(const struct wishing *w, term_id application)
{
    return function_get_kind(w->terms, term_get_function(w->terms, application))->evaluate != NULL;
}

/* The value of an uninterpreted function at the arguments that its application has now. */
static void set_point(struct wishing *w, term_id term, struct constant value)
{
    struct solver_point point = {.term = term,
                                 .function = term_get_function(w->terms, term),
                                 .arg_count = term_arg_count(w->terms, term),
                                 .value = value};
    point.args = ARENA_ARRAY(w->arena, struct constant, point.arg_count + 1);
    for (uint32_t i = 0; i < point.arg_count; i++)
        if (!value_of(w, term_arg(w->terms, term, i), &point.args[i]))
            return;
    for (uint32_t i = 0; i < w->model.points.count; i++) {
        struct solver_point *known = &w->model.points.items[i];
        if (point_is_at(known, point.function, point.args, point.arg_count)) {
            known->value = value;
            return;
        }
    }
    VEC_PUSH(w->arena, &w->model.points, point);
}

static void put(struct wishing *w, term_id input, struct constant value)
{
    if (term_get_op(w->terms, input) == TERM_SYMBOL)
        model_set(&w->model, term_get_symbol(w->terms, input), value);
    else
        set_point(w, input, value);
    w->evaluated += evaluator_update(w->evaluator, w->arena, &w->model, input);
}

static bool is_set(const struct wishing *w, term_id input)
{
    for (uint32_t i = 0; i < w->undo.count; i++)
        if (term_equal(w->undo.items[i].term, input))
            return true;
    return false;
}

/* The first wish in a step counts. */
static void set(struct wishing *w, term_id input, const struct constant *value)
{
    struct forced_value before = {.term = input};
    if (w->undo.count >= MOST_SET || is_set(w, input) || !value_of(w, input, &before.value))
        return;
    VEC_PUSH(w->arena, &w->undo, before);
    put(w, input, *value);
}

void wish_undo(struct wishing *w)
{
    while (w->undo.count) {
        w->undo.count--;
        put(w, w->undo.items[w->undo.count].term, w->undo.items[w->undo.count].value);
    }
}

/* ---- truths ---- */

static void wish_both(struct wishing *w, term_id term, bool value)
{
    struct constant wanted = truth(value);
    uint32_t first = wish_random(w, 2);
    wish(w, term_arg(w->terms, term, first), &wanted);
    wish(w, term_arg(w->terms, term, 1 - first), &wanted);
}

static void wish_one(struct wishing *w, term_id term, bool value)
{
    struct constant wanted = truth(value);
    uint32_t side = wish_random(w, 2);
    if (is_fixed(w, term_arg(w->terms, term, side)))
        side = 1 - side;
    wish(w, term_arg(w->terms, term, side), &wanted);
}

/* A value of that sort from the claim, or a plain one. */
static struct constant some_value(struct wishing *w, enum sort sort)
{
    if (sort == SORT_BOOL)
        return truth(wish_random(w, 2));
    return w->constants[sort].items[wish_random(w, w->constants[sort].count)];
}

static void wish_equality(struct wishing *w, term_id term, bool value)
{
    uint32_t side = wish_random(w, 2);
    if (is_fixed(w, term_arg(w->terms, term, side)))
        side = 1 - side;
    struct constant other;
    if (!value_of(w, term_arg(w->terms, term, 1 - side), &other))
        return;
    struct constant wanted = other;
    if (!value && other.sort == SORT_BOOL)
        wanted.boolean = !other.boolean;
    for (int i = 0; i < TRIES && !value && constant_equal(&wanted, &other); i++)
        wanted = some_value(w, other.sort);
    wish(w, term_arg(w->terms, term, side), &wanted);
}

/* ---- choices ---- */

/* How far the branch is from that value: 0 it has it, 3 it never will. */
static uint32_t distance(struct wishing *w, term_id branch, const struct constant *value)
{
    if (has(w, branch, value))
        return 0;
    return is_fixed(w, branch) ? 3 : 1;
}

static void wish_choice(struct wishing *w, term_id term, const struct constant *value)
{
    struct constant chosen;
    term_id condition = term_arg(w->terms, term, 0);
    if (!value_of(w, condition, &chosen))
        chosen = truth(true);
    uint32_t costs[2];
    for (uint32_t i = 0; i < 2; i++)
        costs[i] = distance(w, term_arg(w->terms, term, 1 + i), value) +
                   (chosen.boolean == (i == 0) ? 0 : 1);
    uint32_t best = costs[0] <= costs[1] ? 0 : 1;
    if (costs[1 - best] < 3 && wish_random(w, 6) == 0)
        best = 1 - best;
    struct constant wanted = truth(best == 0);
    wish(w, condition, &wanted);
    wish(w, term_arg(w->terms, term, 1 + best), value);
}

/* ---- operations ---- */

typedef VEC(struct constant) constants;

static void add_folded(struct wishing *w, constants *out, term_id term)
{
    struct constant value;
    if (term_is_constant(w->terms, term, &value))
        VEC_PUSH(w->arena, out, value);
}

static term_id number(struct wishing *w, enum sort sort, const char *digits)
{
    struct constant value = {.sort = sort};
    if (sort == SORT_REAL)
        return term_real(w->terms, text_of(digits));
    value.number = strtod(digits, NULL);
    value.integer = (int64_t)value.number;
    return term_constant(w->terms, &value);
}

/* What is near a number: itself, one and a hundredth more and less. */
static void add_near(struct wishing *w, constants *out, const struct constant *value)
{
    static const char *const steps[] = {"0", "1", "0.01"};
    term_id at = term_constant(w->terms, value);
    for (size_t i = 0; i < ARRAY_LENGTH(steps); i++) {
        term_id by = number(w, value->sort, steps[i]);
        add_folded(w, out, term_binary(w->terms, TERM_ADD, at, by));
        add_folded(w, out, term_binary(w->terms, TERM_SUB, at, by));
    }
}

/* The argument of an operation on two numbers at which it has that value. */
static void add_solved(struct wishing *w, constants *out, term_id term, uint32_t arg,
                       const struct constant *value)
{
    static const struct {
        enum term_op op, first, second; /* a from value and b; b from value and a */
        bool swapped;                   /* b = a op value */
    } inverses[] = {{TERM_ADD, TERM_SUB, TERM_SUB, false},
                    {TERM_SUB, TERM_ADD, TERM_SUB, true},
                    {TERM_MUL, TERM_DIV, TERM_DIV, false},
                    {TERM_DIV, TERM_MUL, TERM_DIV, true}};
    struct constant other;
    if (!value_of(w, term_arg(w->terms, term, 1 - arg), &other))
        return;
    term_id a = term_constant(w->terms, value), b = term_constant(w->terms, &other);
    for (size_t i = 0; i < ARRAY_LENGTH(inverses); i++) {
        if (inverses[i].op != term_get_op(w->terms, term))
            continue;
        enum term_op op = arg == 0 ? inverses[i].first : inverses[i].second;
        if (op == TERM_DIV && value->sort == SORT_INT)
            op = TERM_QUOT;
        bool swapped = arg == 1 && inverses[i].swapped;
        add_folded(w, out, term_binary(w->terms, op, swapped ? b : a, swapped ? a : b));
    }
}

/* The number that a text says, the digits of a number, a number in another sort. */
static void add_converted(struct wishing *w, constants *out, const struct constant *value,
                          enum sort sort)
{
    struct constant other = {.sort = sort};
    if (value->sort == sort) {
        VEC_PUSH(w->arena, out, *value);
        return;
    }
    switch (value->sort) {
    case SORT_BOOL: return;
    case SORT_INT: other.text = text_print(w->arena, "%" PRId64, value->integer); break;
    case SORT_FLOAT: other.text = text_print(w->arena, "%.15g", value->number); break;
    case SORT_REAL:
    case SORT_STRING: other.text = text_copy(w->arena, value->text); break;
    }
    other.number = strtod(other.text.data, NULL);
    bool whole = other.number > -1e15 && other.number < 1e15;
    other.integer = whole ? (int64_t)other.number : 0;
    if (sort == SORT_REAL)
        add_folded(w, out,
                   term_unary(w->terms, TERM_FLOAT_TO_REAL, term_float(w->terms, other.number)));
    else
        VEC_PUSH(w->arena, out, other);
}

/* Values that are worth trying for one argument. */
static void add_candidates(struct wishing *w, constants *out, term_id term, uint32_t arg,
                           const struct constant *value)
{
    enum sort sort = term_get_sort(w->terms, term_arg(w->terms, term, arg));
    uint32_t count = term_arg_count(w->terms, term);
    struct constant other;
    if (value->sort != SORT_BOOL && value->sort != SORT_STRING && value->sort == sort && count == 2)
        add_solved(w, out, term, arg, value);
    add_converted(w, out, value, sort);
    for (uint32_t i = 0; i < count; i++) {
        if (i == arg || !value_of(w, term_arg(w->terms, term, i), &other))
            continue;
        if (other.sort == SORT_INT || other.sort == SORT_REAL || other.sort == SORT_FLOAT)
            add_near(w, out, &other);
        add_converted(w, out, &other, sort);
    }
    for (int i = 0; i < TRIES; i++) {
        other = some_value(w, sort);
        VEC_PUSH(w->arena, out, other);
    }
}

/* An argument and a value of it that give the term the wanted value. */
static bool try_arguments(struct wishing *w, term_id term, const struct constant *value)
{
    uint32_t count = term_arg_count(w->terms, term);
    uint32_t first = count ? wish_random(w, count) : 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t arg = (first + i) % count;
        constants candidates = {0};
        if (is_fixed(w, term_arg(w->terms, term, arg)))
            continue;
        add_candidates(w, &candidates, term, arg, value);
        for (uint32_t k = 0; k < candidates.count; k++) {
            struct constant result, *candidate = &candidates.items[k];
            if (candidate->sort != term_get_sort(w->terms, term_arg(w->terms, term, arg)) ||
                !evaluator_try(w->evaluator, w->arena, &w->model, term, arg, candidate, &result) ||
                !constant_equal(&result, value))
                continue;
            wish(w, term_arg(w->terms, term, arg), candidate);
            return true;
        }
    }
    return false;
}

static bool wish_text(struct wishing *w, term_id term, const struct constant *value)
{
    struct solver_point point = {
        .term = term, .arg_count = term_arg_count(w->terms, term), .value = *value};
    wanted_values wanted = {0};
    point.args = ARENA_ARRAY(w->arena, struct constant, point.arg_count + 1);
    for (uint32_t i = 0; i < point.arg_count; i++)
        if (!value_of(w, term_arg(w->terms, term, i), &point.args[i]))
            return false;
    inverse_of_text(w->arena, w->terms, &point, &wanted);
    for (uint32_t i = 0; i < wanted.count; i++)
        wish(w, term_arg(w->terms, term, wanted.items[i].arg), &wanted.items[i].value);
    return wanted.count > 0;
}

/* Where texts are compared by order too, a number may be read from a text that no number is written
 * as and that comes before the digits of others. */
static void write_otherwise(struct wishing *w, term_id term, const struct constant *value,
                            struct constant *text)
{
    struct constant other = *text, result;
    if (!w->has_order || text->sort != SORT_STRING || wish_random(w, 2) == 0)
        return;
    const char *form = wish_random(w, 2) ? "+%.*sx" : "0%.*s,5";
    other.text = text_print(w->arena, form, (int)text->text.size, text->text.data);
    if (evaluator_try(w->evaluator, w->arena, &w->model, term, 0, &other, &result) &&
        constant_equal(&result, value))
        *text = other;
}

static bool wish_inverse(struct wishing *w, term_id term, const struct constant *value)
{
    const struct function_kind *kind =
        function_get_kind(w->terms, term_get_function(w->terms, term));
    struct constant argument;
    if (!kind->invert || term_arg_count(w->terms, term) != 1 ||
        !kind->invert(w->arena, value, &argument))
        return false;
    write_otherwise(w, term, value, &argument);
    wish(w, term_arg(w->terms, term, 0), &argument);
    return true;
}

static void wish_operation(struct wishing *w, term_id term, const struct constant *value)
{
    enum term_op op = term_get_op(w->terms, term);
    if (op_is_textual(op) && wish_text(w, term, value))
        return;
    if (op == TERM_APPLY && wish_random(w, 3) && wish_inverse(w, term, value))
        return;
    if (try_arguments(w, term, value) || term_arg_count(w->terms, term) == 0)
        return;
    term_id arg = term_arg(w->terms, term, wish_random(w, term_arg_count(w->terms, term)));
    struct constant any = some_value(w, term_get_sort(w->terms, arg));
    wish(w, arg, &any);
}

/* ---- all ---- */

static void hand_down(struct wishing *w, term_id term, const struct constant *value)
{
    struct constant not_it = truth(!value->boolean);
    switch ((int)term_get_op(w->terms, term)) {
    case TERM_SYMBOL: set(w, term, value); break;
    case TERM_NOT: wish(w, term_arg(w->terms, term, 0), &not_it); break;
    case TERM_AND: (value->boolean ? wish_both : wish_one)(w, term, value->boolean); break;
    case TERM_OR: (value->boolean ? wish_one : wish_both)(w, term, value->boolean); break;
    case TERM_ITE: wish_choice(w, term, value); break;
    case TERM_EQ: wish_equality(w, term, value->boolean); break;
    case TERM_APPLY:
        if (!is_interpreted(w, term)) {
            set(w, term, value);
            break;
        }
        wish_operation(w, term, value);
        break;
    default: wish_operation(w, term, value); break;
    }
}

static void wish(struct wishing *w, term_id term, const struct constant *value)
{
    bool full = w->depth >= DEEPEST || w->visits >= MOST_VISITS;
    if (full || value->sort != term_get_sort(w->terms, term) || is_fixed(w, term) ||
        has(w, term, value))
        return;
    w->depth++;
    w->visits++;
    hand_down(w, term, value);
    w->depth--;
}

void wish_make(struct wishing *w, term_id fact)
{
    struct constant yes = truth(true);
    w->undo.count = 0;
    w->depth = w->visits = 0;
    wish(w, fact, &yes);
}

static void add_constant(struct wishing *w, struct constant value)
{
    VEC_PUSH(w->arena, &w->constants[value.sort], value);
}

static void add_plain_values(struct wishing *w)
{
    static const char *const numbers[] = {"0", "1", "2", "100"};
    static const char *const texts[] = {"", "x", "1", "0", "1.00"};
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        add_constant(w, (struct constant){.sort = SORT_STRING, .text = text_of(texts[i])});
    for (enum sort sort = SORT_INT; sort <= SORT_FLOAT; sort++)
        for (size_t i = 0; i < ARRAY_LENGTH(numbers); i++) {
            struct constant value;
            if (term_is_constant(w->terms, number(w, sort, numbers[i]), &value))
                add_constant(w, value);
        }
}

void wish_init(struct wishing *w, struct arena *arena, struct term_table *terms,
               const term_ids *roots)
{
    u32_vec cone = {0};
    *w = (struct wishing){.arena = arena, .terms = terms, .random = 0x9e3779b97f4a7c15};
    w->model.arena = arena;
    w->evaluator = evaluator_new(terms, roots->items, roots->count);
    add_plain_values(w);
    term_cone(terms, roots->items, roots->count, arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        struct constant value;
        w->has_order |= term_get_op(terms, (term_id){cone.items[i]}) == TERM_STRING_LT;
        if (is_fixed(w, (term_id){cone.items[i]}) &&
            term_is_constant(terms, (term_id){cone.items[i]}, &value) && value.sort != SORT_BOOL)
            add_constant(w, value);
    }
    evaluator_run(w->evaluator, arena, &w->model, NULL, 0, NULL, NULL);
    w->evaluated = w->size = cone.count;
}

void wish_done(struct wishing *w)
{
    evaluator_free(w->evaluator);
}
