/* From a claim to a verdict: ask, check the model on the raw terms, teach, ask again. */
#include "solver/lazy.h"
#include "solver/learn.h"
#include "solver/parts.h"
#include "solver/walk.h"

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
enum { MOST_ROUNDS = 28, WATCHDOG_SECONDS = 60 };

struct deciding {
    struct arena *arena;
    const struct solver_backend *backend;
    struct solver_session *session;
    struct term_table *terms;
    uint64_t resources; /* of the whole search */
    uint64_t used;
    term_ids facts; /* guard, negated clause, what is known, lessons */
    uint32_t goal;  /* the facts before that index come to the solver only as needed */
    struct parts parts;
    term_ids guesses; /* values that may make the model a real one */
    enum why why;
    struct lazy lazy;
    struct lessons lessons;
    struct hard hard;
    double since; /* 0, or when the search began: for the watchdog */
};

static enum solver_answer ask_once(struct deciding *d, bool with_guesses,
                                   struct solver_model *model)
{
    term_ids all = {0};
    parts_list(&d->parts, d->arena, &all);
    term_ids guesses = {0};
    for (uint32_t i = 0; with_guesses && i < d->guesses.count; i++)
        VEC_PUSH(d->arena, &guesses, lazy_abstract(&d->lazy, d->guesses.items[i]));
    if (all.count + guesses.count == 0) {
        *model = (struct solver_model){.arena = d->arena};
        return SOLVER_SAT;
    }
    for (uint32_t i = 0; i < all.count; i++)
        all.items[i] = lazy_abstract(&d->lazy, all.items[i]);
    struct solver_query query = {.terms = d->terms,
                                 .facts = all.items,
                                 .fact_count = all.count,
                                 .guesses = guesses.items,
                                 .guess_count = guesses.count,
                                 .resources = d->resources - d->used,
                                 .used = &d->used,
                                 .exact = &d->hard.exact};
    double start = now();
    d->since = d->since > 0 ? d->since : start;
    if (d->used >= d->resources || start - d->since > WATCHDOG_SECONDS) {
        d->why = WHY_SOLVER_GAVE_UP;
        return SOLVER_UNKNOWN;
    }
    enum solver_answer answer = d->backend->check(d->session, d->arena, &query, model, &d->why);
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
    enum { TURNS_WITH_FEW = 3, MOST_TURNS = 24 };
    for (uint32_t i = 0; i < d->facts.count; i++)
        parts_add(&d->parts, d->arena, d->terms, d->facts.items[i], i >= d->goal);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
        if (turn >= TURNS_WITH_FEW)
            parts_activate_all(&d->parts);
        parts_close(&d->parts);
        enum solver_answer answer = ask_once(d, with_guesses, model);
        if (answer != SOLVER_SAT)
            return answer;
        uint32_t before = d->facts.count;
        term_ids broken = {0};
        if (!lazy_complete(&d->lazy, model, &broken)) {
            for (uint32_t i = 0; i < broken.count; i++)
                VEC_PUSH(d->arena, &d->facts, broken.items[i]);
            for (uint32_t i = before; i < d->facts.count; i++)
                parts_add(&d->parts, d->arena, d->terms, d->facts.items[i], true);
        } else if (turn >= TURNS_WITH_FEW ||
                   !parts_activate(&d->parts, d->arena, d->terms, model)) {
            return answer;
        }
    }
    d->why = WHY_SOLVER_GAVE_UP;
    return SOLVER_UNKNOWN;
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

/* What the model has wrong is learnt, and the next one looked for where that is known first. */
static bool learn(struct deciding *d, const struct solver_model *model)
{
    if (!learn_from_model(&d->lessons, &d->hard, model))
        return false;
    d->guesses.count = 0;
    lessons_close(&d->lessons, &d->guesses);
    return true;
}

/* Numbers as money has them: every real or float of the model rounded to hundredths. */
static bool guess_round_numbers(struct deciding *d, const struct solver_model *model)
{
    d->guesses.count = 0;
    for (uint32_t i = 0; i < model->symbols.count; i++) {
        const struct symbol_value *entry = &model->symbols.items[i];
        if (entry->value.sort != SORT_FLOAT)
            continue;
        double value = round(entry->value.number * 100.0) / 100.0;
        term_id symbol = term_symbol(d->terms, entry->symbol);
        VEC_PUSH(d->arena, &d->guesses, term_eq(d->terms, symbol, term_float(d->terms, value)));
    }
    return d->guesses.count > 0;
}

/* A model that holds on the raw terms, an answer that there is none, or why it is not known. */
static enum solver_answer search(struct deciding *d, struct solver_model *model, uint32_t *rounds)
{
    bool rounded = false;
    uint32_t patience = 1, wait = 0; /* rounds between two guesses, doubled by each that fails */
    for (*rounds = 1; *rounds <= MOST_ROUNDS; ++*rounds) {
        enum solver_answer answer = SOLVER_UNKNOWN;
        if (d->guesses.count && wait-- == 0) {
            answer = ask(d, true, model);
            wait = answer == SOLVER_SAT ? 0 : patience;
            patience = answer == SOLVER_SAT ? 1 : 2 * patience;
        }
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
        wait = 0;
    }
    d->why = WHY_MODEL_NOT_REAL;
    return SOLVER_UNKNOWN;
}

/* A model that is walked to: none is used that does not hold on the raw terms. */
static bool walk(struct deciding *d, struct solver_model *model)
{
    term_ids parts = {0};
    for (uint32_t i = 0; i < d->facts.count; i++)
        parts_add(&d->parts, d->arena, d->terms, d->facts.items[i], i >= d->goal);
    for (uint32_t i = 0; i < d->parts.terms.count; i++)
        VEC_PUSH(d->arena, &parts, d->parts.terms.items[i]);
    return walk_to_model(d->arena, d->terms, &parts, model) && find_broken(d, model).count == 0;
}

static bool is_large(struct deciding *d)
{
    enum { LARGE = 3000 };
    struct arena scratch;
    u32_vec cone = {0};
    arena_init(&scratch);
    term_cone(d->terms, d->facts.items, d->facts.count, &scratch, &cone);
    arena_done(&scratch);
    return cone.count >= LARGE;
}

/* What is large and not decided soon is walked to, and only then searched for with all resources:
 * large plain claims have models that are near, and wear a backend out. Of small ones the backend's
 * models are plainer. */
static enum solver_answer decide(struct deciding *d, const struct claim *claim,
                                 struct solver_model *model, uint32_t *rounds)
{
    enum { SHARE = 8 };
    uint64_t resources = d->resources;
    bool large = is_large(d);
    d->resources = large ? resources / SHARE : resources;
    enum solver_answer answer = search(d, model, rounds);
    d->resources = resources;
    if (answer != SOLVER_UNKNOWN)
        return answer;
    if (walk(d, model))
        return SOLVER_SAT;
    return large && !claim->seeks_model ? search(d, model, rounds) : SOLVER_UNKNOWN;
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

static void begin(struct deciding *d)
{
    d->session = d->backend->open(d->terms);
    lazy_init(&d->lazy, d->arena, d->terms);
    lessons_init(&d->lessons, d->arena, d->terms, &d->facts);
    hard_init(&d->hard, &d->lessons);
}

static void end(struct deciding *d)
{
    d->backend->close(d->session);
    parts_done(&d->parts);
    lazy_done(&d->lazy);
    hard_done(&d->hard);
    lessons_done(&d->lessons);
}

/* Whether the guard can hold, as far as a short search tells: what is not known to be vacuous is
 * taken to be reached. */
static bool is_reached(struct deciding *d, const struct claim *claim)
{
    enum { SHARE = 40 };
    struct solver_model reached;
    uint64_t resources = d->resources;
    d->resources = resources / SHARE;
    d->used = 0;
    d->backend->close(d->session);
    d->session = d->backend->open(d->terms);
    start(d, claim);
    add_function_facts(d);
    bool reachable = ask(d, false, &reached) != SOLVER_UNSAT;
    d->resources = resources;
    return reachable;
}

bool solver_reaches(const struct solver_backend *backend, struct term_table *terms,
                    const struct claim *claim, uint64_t resources)
{
    struct arena scratch;
    struct deciding d = {
        .arena = &scratch, .backend = backend, .terms = terms, .resources = resources};
    arena_init(&scratch);
    begin(&d);
    bool reached = !term_is_false(terms, claim->guard) && is_reached(&d, claim);
    end(&d);
    arena_done(&scratch);
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
    struct solver_model model;
    struct arena scratch;
    struct deciding d = {
        .arena = &scratch, .backend = backend, .terms = terms, .resources = resources};
    if (term_is_false(terms, claim->guard)) {
        verdict.kind = VERDICT_UNREACHABLE;
        return verdict;
    }
    arena_init(&scratch);
    begin(&d);
    start(&d, claim);
    VEC_PUSH(&scratch, &d.facts, term_not(terms, claim->clause));
    add_function_facts(&d);
    enum solver_answer answer = decide(&d, claim, &model, &verdict.rounds);
    verdict.used = d.used;
    if (answer == SOLVER_SAT) {
        verdict.kind = VERDICT_VIOLATED;
        verdict.model = model_copy(arena, &model);
    } else if (answer == SOLVER_UNSAT) {
        for (uint32_t i = 0; i < d.lessons.functions.count; i++)
            VEC_PUSH(arena, &verdict.lessons, d.lessons.functions.items[i]);
        verdict.kind =
            claim->is_reached || is_reached(&d, claim) ? VERDICT_PROVED : VERDICT_UNREACHABLE;
    } else {
        verdict.why = d.why;
    }
    end(&d);
    arena_done(&scratch);
    return verdict;
}
