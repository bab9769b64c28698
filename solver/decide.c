/* From a claim to a verdict: ask, check the model on the raw terms, teach, ask again. */
#include "solver/lazy.h"

#include "solver/parts.h"

#include <math.h>
#include <time.h>

#define BACKEND(name) extern const struct solver_backend solver_##name;
#include "solver/backends.def"
#undef BACKEND

static const struct solver_backend *const backends[] = {
#define BACKEND(name) &solver_##name,
#include "solver/backends.def"
#undef BACKEND
};

const struct solver_backend *solver_find(struct text name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(backends); i++)
        if (text_is(name, backends[i]->name))
            return backends[i];
    return NULL;
}

const struct solver_backend *solver_default(void)
{
    return backends[0];
}

/* Measurements of this process, for `bench` and progress; they influence nothing. */
static struct {
    double seconds;
    uint64_t calls;
} spent;

double solver_seconds(void)
{
    return spent.seconds;
}

uint64_t solver_calls(void)
{
    return spent.calls;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* The resources do not count all that the solver does: a watchdog ends what is stuck. */
enum { MOST_ROUNDS = 24, WATCHDOG_SECONDS = 60 };

struct deciding {
    struct arena *arena;
    const struct solver_backend *backend;
    struct term_table *terms;
    uint64_t resources;
    VEC(term_id) facts; /* guard, negated clause, what is known, lessons */
    uint32_t goal;      /* the facts before that index come to the solver only as needed */
    struct parts parts;
    VEC(term_id) guesses; /* values that may make the model a real one */
    enum why why;
    struct lazy lazy;
    double since; /* 0, or when the search began: for the watchdog */
};

static enum solver_answer ask_once(struct deciding *d, bool with_guesses,
                                   struct solver_model *model)
{
    term_ids all = {0};
    parts_list(&d->parts, d->arena, &all);
    for (uint32_t i = 0; with_guesses && i < d->guesses.count; i++)
        VEC_PUSH(d->arena, &all, d->guesses.items[i]);
    if (all.count == 0) {
        *model = (struct solver_model){.arena = d->arena};
        return SOLVER_SAT;
    }
    for (uint32_t i = 0; i < all.count; i++)
        all.items[i] = lazy_abstract(&d->lazy, all.items[i]);
    struct solver_query query = {
        .terms = d->terms, .facts = all.items, .fact_count = all.count, .resources = d->resources};
    double start = now();
    d->since = d->since > 0 ? d->since : start;
    if (start - d->since > WATCHDOG_SECONDS) {
        d->why = WHY_SOLVER_GAVE_UP;
        return SOLVER_UNKNOWN;
    }
    enum solver_answer answer = d->backend->check(d->arena, &query, model, &d->why);
    spent.seconds += now() - start;
    spent.calls++;
    return answer;
}

/*
 * Asks with few of the facts first; what the model does not satisfy is added until it satisfies
 * all. No model of some facts: none of all of them.
 */
static enum solver_answer ask(struct deciding *d, bool with_guesses, struct solver_model *model)
{
    enum { MOST_TURNS = 3 };
    for (uint32_t i = 0; i < d->facts.count; i++)
        parts_add(&d->parts, d->arena, d->terms, d->facts.items[i], i >= d->goal);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
        parts_close(&d->parts, d->terms);
        enum solver_answer answer = ask_once(d, with_guesses, model);
        if (answer != SOLVER_SAT)
            return answer;
        term_id broken = lazy_complete(&d->lazy, model);
        if (!term_is_none(broken)) {
            VEC_PUSH(d->arena, &d->facts, broken);
            parts_add(&d->parts, d->arena, d->terms, broken, true);
        } else if (!parts_activate(&d->parts, d->arena, d->terms, model)) {
            return answer;
        }
    }
    parts_activate_all(&d->parts);
    enum solver_answer answer = ask_once(d, with_guesses, model);
    bool whole = answer != SOLVER_SAT || term_is_none(lazy_complete(&d->lazy, model));
    return whole ? answer : SOLVER_UNKNOWN;
}

/* What functions know about each of their applications in the facts, until nothing new appears. */
static void add_function_facts(struct deciding *d)
{
    struct arena scratch;
    arena_init(&scratch);
    uint32_t seen = 0;
    for (int turn = 0; turn < 3; turn++) {
        u32_vec cone = {0};
        uint32_t count = d->facts.count;
        term_id *roots = ARENA_ARRAY(&scratch, term_id, count);
        for (uint32_t i = 0; i < count; i++)
            roots[i] = term_canon(d->terms, d->facts.items[i]);
        term_cone(d->terms, roots, count, &scratch, &cone);
        for (uint32_t i = 0; i < cone.count; i++) {
            term_id term = {cone.items[i]};
            if (term.index <= seen || term_get_op(d->terms, term) != TERM_APPLY)
                continue;
            const struct function_kind *kind =
                function_get_kind(d->terms, term_get_function(d->terms, term));
            term_id fact = kind->fact ? kind->fact(d->terms, term) : NO_TERM;
            if (!term_is_none(fact))
                VEC_PUSH(d->arena, &d->facts, fact);
        }
        if (count == d->facts.count)
            break;
        seen = cone.count ? cone.items[cone.count - 1] : 0;
    }
    arena_done(&scratch);
}

/* The facts, as they were written, that the model does not satisfy. */
static term_ids find_broken(struct deciding *d, const struct solver_model *model)
{
    uint32_t count = d->facts.count;
    struct constant *values = ARENA_ARRAY(d->arena, struct constant, count + 1);
    bool *defined = ARENA_ARRAY(d->arena, bool, count + 1);
    term_ids broken = {0};
    solver_evaluate_all(d->arena, d->terms, model, d->facts.items, count, values, defined);
    for (uint32_t i = 0; i < count; i++)
        if (!defined[i] || !values[i].boolean)
            VEC_PUSH(d->arena, &broken, d->facts.items[i]);
    return broken;
}

static bool constant_is(const struct constant *a, const struct constant *b)
{
    switch (a->sort) {
    case SORT_BOOL: return a->boolean == b->boolean;
    case SORT_INT: return a->integer == b->integer;
    case SORT_FLOAT: return a->number == b->number;
    case SORT_REAL:
    case SORT_STRING: return text_equal(a->text, b->text);
    }
    return false;
}

/*
 * The argument has that value. `decimal`: a float is the decimal that is written for it, as it is
 * among the reals that the solver computes with: a hundredth, not the nearest double.
 */
static term_id has_value(struct deciding *d, term_id arg, const struct constant *value,
                         bool decimal)
{
    char digits[40];
    if (!decimal || value->sort != SORT_FLOAT)
        return term_eq(d->terms, arg, term_constant(d->terms, value));
    for (int precision = 0; precision <= 9; precision++) {
        snprintf(digits, sizeof digits, "%.*f", precision, value->number);
        if (strtod(digits, NULL) == value->number)
            break;
    }
    return term_eq(d->terms, term_unary(d->terms, TERM_FLOAT_TO_REAL, arg),
                   term_real(d->terms, text_of(digits)));
}

/* (args = these values) implies f(args) = its real value. */
static term_id make_lesson(struct deciding *d, term_id application,
                           const struct solver_point *point, const struct constant *value,
                           bool decimal)
{
    term_id at = term_bool(d->terms, true);
    for (uint32_t i = 0; i < point->arg_count; i++)
        at = term_and(d->terms, at,
                      has_value(d, term_arg(d->terms, application, i), &point->args[i], decimal));
    term_id result = term_eq(d->terms, application, term_constant(d->terms, value));
    return term_implies(d->terms, at, result);
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

/* One guess about an argument at a time: the last one. */
static void guess(struct deciding *d, term_id arg, const struct constant *value)
{
    term_id equal = term_eq(d->terms, arg, term_constant(d->terms, value));
    for (uint32_t i = 0; i < d->guesses.count; i++)
        if (term_equal(term_arg(d->terms, d->guesses.items[i], 0), arg)) {
            d->guesses.items[i] = equal;
            return;
        }
    VEC_PUSH(d->arena, &d->guesses, equal);
}

/* x = a value at which f(x) really is what the model wants it to be, and that it is so. */
static void guess_argument(struct deciding *d, const struct function_kind *kind,
                           term_id application, const struct solver_point *point)
{
    struct constant argument = {.sort = SORT_STRING}, value = {.sort = kind->result};
    if (!kind->invert || point->arg_count != 1 || !kind->invert(d->arena, &point->value, &argument))
        return;
    term_id arg = term_arg(d->terms, application, 0);
    if (argument.sort != term_get_sort(d->terms, arg) ||
        !kind->evaluate(d->arena, &argument, 1, &value))
        return;
    struct solver_point there = {.args = &argument, .arg_count = 1};
    guess(d, arg, &argument);
    VEC_PUSH(d->arena, &d->facts, make_lesson(d, application, &there, &value, false));
}

/* Compares applications in the model with the function's own value; true if that taught us. */
static bool learn(struct deciding *d, const struct solver_model *model)
{
    bool learnt = false;
    for (uint32_t i = 0; i < model->points.count; i++) {
        const struct solver_point *point = &model->points.items[i];
        const struct function_kind *kind = function_get_kind(d->terms, point->function);
        struct constant value = {.sort = kind->result};
        if (!kind->evaluate || !kind->evaluate(d->arena, point->args, point->arg_count, &value) ||
            constant_is(&value, &point->value))
            continue;
        guess_argument(d, kind, point->term, point);
        VEC_PUSH(d->arena, &d->facts, make_lesson(d, point->term, point, &value, false));
        if (has_fraction(point))
            VEC_PUSH(d->arena, &d->facts, make_lesson(d, point->term, point, &value, true));
        learnt = true;
    }
    return learnt;
}

/* Numbers as money has them: every real or float of the model rounded to hundredths. */
static bool guess_round_numbers(struct deciding *d, const struct solver_model *model)
{
    d->guesses.count = 0;
    for (uint32_t i = 1; i < model->symbol_count; i++) {
        if (!model->has_value[i] || model->values[i].sort != SORT_FLOAT)
            continue;
        double value = round(model->values[i].number * 100.0) / 100.0;
        term_id symbol = term_symbol(d->terms, (symbol_id){i});
        VEC_PUSH(d->arena, &d->guesses, term_eq(d->terms, symbol, term_float(d->terms, value)));
    }
    return d->guesses.count > 0;
}

/* A model that holds on the raw terms, an answer that there is none, or why it is not known. */
static enum solver_answer search(struct deciding *d, struct solver_model *model, uint32_t *rounds)
{
    bool rounded = false;
    for (*rounds = 1; *rounds <= MOST_ROUNDS; ++*rounds) {
        enum solver_answer answer = SOLVER_UNKNOWN;
        if (d->guesses.count)
            answer = ask(d, true, model);
        if (answer != SOLVER_SAT) {
            d->guesses.count = 0;
            answer = ask(d, false, model);
        }
        if (answer != SOLVER_SAT)
            return answer;
        if (find_broken(d, model).count == 0)
            return SOLVER_SAT;
        if (learn(d, model))
            continue;
        if (rounded || !guess_round_numbers(d, model))
            break;
        rounded = true;
    }
    d->why = WHY_MODEL_NOT_REAL;
    return SOLVER_UNKNOWN;
}

static void start(struct deciding *d, const struct claim *claim)
{
    d->facts.count = 0;
    d->guesses.count = 0;
    VEC_PUSH(d->arena, &d->facts, claim->guard);
    for (uint32_t i = 0; i < claim->fact_count; i++)
        VEC_PUSH(d->arena, &d->facts, claim->facts[i]);
    d->goal = d->facts.count;
    parts_done(&d->parts);
}

/* Whether the guard can hold, as far as a short search tells: what is not known to be vacuous is
 * taken to be reached. */
static bool is_reached(struct deciding *d, const struct claim *claim)
{
    enum { SHARE = 40 };
    struct solver_model reached;
    uint64_t resources = d->resources;
    d->resources = resources / SHARE;
    start(d, claim);
    add_function_facts(d);
    bool reachable = ask(d, false, &reached) != SOLVER_UNSAT;
    d->resources = resources;
    return reachable;
}

bool solver_reaches(struct arena *arena, const struct solver_backend *backend,
                    struct term_table *terms, const struct claim *claim, uint64_t resources)
{
    struct deciding d = {
        .arena = arena, .backend = backend, .terms = terms, .resources = resources};
    lazy_init(&d.lazy, arena, terms);
    bool reached = !term_is_false(terms, claim->guard) && is_reached(&d, claim);
    parts_done(&d.parts);
    lazy_done(&d.lazy);
    return reached;
}

void solver_claim_facts(struct arena *arena, struct term_table *terms, const struct claim *claim,
                        term_ids *facts)
{
    struct deciding d = {.arena = arena, .terms = terms};
    start(&d, claim);
    VEC_PUSH(arena, &d.facts, term_not(terms, claim->clause));
    add_function_facts(&d);
    for (uint32_t i = 0; i < d.facts.count; i++)
        VEC_PUSH(arena, facts, d.facts.items[i]);
}

struct verdict solver_decide(struct arena *arena, const struct solver_backend *backend,
                             struct term_table *terms, const struct claim *claim,
                             uint64_t resources)
{
    struct verdict verdict = {.kind = VERDICT_UNKNOWN};
    struct deciding d = {
        .arena = arena, .backend = backend, .terms = terms, .resources = resources};
    if (term_is_false(terms, claim->guard)) {
        verdict.kind = VERDICT_UNREACHABLE;
        return verdict;
    }
    lazy_init(&d.lazy, arena, terms);
    start(&d, claim);
    VEC_PUSH(arena, &d.facts, term_not(terms, claim->clause));
    add_function_facts(&d);
    enum solver_answer answer = search(&d, &verdict.model, &verdict.rounds);
    if (answer == SOLVER_SAT) {
        verdict.kind = VERDICT_VIOLATED;
    } else if (answer == SOLVER_UNSAT) {
        verdict.kind =
            claim->is_wish || is_reached(&d, claim) ? VERDICT_PROVED : VERDICT_UNREACHABLE;
    } else {
        verdict.why = d.why;
    }
    parts_done(&d.parts);
    lazy_done(&d.lazy);
    return verdict;
}
