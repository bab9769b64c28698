/*
 * Searches that learn, against what is known: claims decided by hand, claims that differ in names
 * only, and random claims that Z3 decides with the meaning of every operation.
 */
#include "tests/unit/unit.h"

#include "solver/cache.h"
#include "solver/infinite.h"
#include "solver/walk.h"

#include <math.h>

enum { RESOURCES = 2000000, SYMBOLS = 3 };

struct fixture {
    struct arena arena;
    struct names names;
    struct term_table *terms;
    struct random random;
    term_id ints[SYMBOLS];
    term_id strings[SYMBOLS];
};

static void begin(struct fixture *f, uint64_t seed, const char *prefix)
{
    *f = (struct fixture){.random = {seed}};
    arena_init(&f->arena);
    names_init(&f->names, &f->arena);
    f->terms = terms_new(&f->arena, &f->names);
    for (uint32_t i = 0; i < SYMBOLS; i++) {
        struct text integer = text_print(&f->arena, "%si%" PRIu32, prefix, i);
        struct text string = text_print(&f->arena, "%ss%" PRIu32, prefix, i);
        f->ints[i] = term_symbol(f->terms, terms_add_symbol(f->terms, integer, SORT_INT));
        f->strings[i] = term_symbol(f->terms, terms_add_symbol(f->terms, string, SORT_STRING));
    }
}

static void end(struct fixture *f)
{
    terms_free(f->terms);
    names_done(&f->names);
    arena_done(&f->arena);
}

static term_id text(struct fixture *f, const char *literal)
{
    return term_string_of(f->terms, text_of(literal));
}

static struct verdict decide(struct fixture *f, struct solver_cache *cache, term_id guard,
                             term_id clause)
{
    struct claim claim = {.guard = guard, .clause = clause};
    return cache_decide(cache, &f->arena, solver_default(), f->terms, &claim, RESOURCES);
}

/* Whether the model satisfies the guard and not the clause, as they were written. */
static bool refutes(struct fixture *f, const struct verdict *verdict, term_id guard, term_id clause)
{
    struct constant reached, holds;
    return verdict->kind == VERDICT_VIOLATED &&
           solver_evaluate(&f->arena, f->terms, &verdict->model, guard, &reached) &&
           solver_evaluate(&f->arena, f->terms, &verdict->model, clause, &holds) &&
           reached.boolean && !holds.boolean;
}

static term_id at_least(struct fixture *f, term_id a, int64_t least)
{
    return term_binary(f->terms, TERM_LE, term_int(f->terms, least), a);
}

static void test_products(void)
{
    struct fixture f;
    begin(&f, 1, "");
    term_id price = f.ints[0], count = f.ints[1];
    term_id total = term_binary(f.terms, TERM_MUL, price, count);
    term_id guard = term_and(f.terms, at_least(&f, price, 0), at_least(&f, count, 1));
    term_id covered = term_binary(f.terms, TERM_LE, price, total);
    CHECK(decide(&f, NULL, guard, covered).kind == VERDICT_PROVED);
    term_id never = term_not(f.terms, term_eq(f.terms, total, term_int(f.terms, 391)));
    term_id large = term_and(f.terms, at_least(&f, price, 2), at_least(&f, count, 2));
    struct verdict verdict = decide(&f, NULL, large, never);
    CHECK(verdict.kind == VERDICT_UNKNOWN || refutes(&f, &verdict, large, never));
    term_id six = term_not(f.terms, term_eq(f.terms, total, term_int(f.terms, 6)));
    term_id two = term_eq(f.terms, price, term_int(f.terms, 2));
    verdict = decide(&f, NULL, two, six);
    CHECK(refutes(&f, &verdict, two, six));
    end(&f);
}

/* A float is at most the one infinity and at least the other one; the solver finds both sides of a
 * comparison with them that has two, and says when there is one. */
static void test_infinities(void)
{
    static const double values[] = {INFINITY, -INFINITY, NAN};
    static const enum term_op ops[] = {TERM_EQ, TERM_LT, TERM_LE};
    struct fixture f;
    begin(&f, 1, "");
    term_id x = term_symbol(f.terms, terms_add_symbol(f.terms, TEXT("x"), SORT_FLOAT));
    for (uint32_t i = 0; i < 3 * 3 * 2; i++) {
        term_id limit = term_float(f.terms, values[i % 3]);
        bool left = i / 9;
        term_id compared = term_binary(f.terms, ops[i / 3 % 3], left ? limit : x, left ? x : limit);
        term_id denied = term_not(f.terms, compared);
        struct infinite infinite;
        bool known = infinite_comparison(f.terms, compared, &infinite);
        bool always = known && infinite.holds == INFINITE_ALWAYS;
        bool never = term_is_false(f.terms, compared) || infinite.holds == INFINITE_NEVER;
        struct verdict holds = decide(&f, NULL, term_bool(f.terms, true), compared);
        struct verdict fails = decide(&f, NULL, term_bool(f.terms, true), denied);
        CHECK(always ? holds.kind == VERDICT_PROVED
                     : refutes(&f, &holds, term_bool(f.terms, true), compared));
        CHECK(never ? fails.kind == VERDICT_PROVED
                    : refutes(&f, &fails, term_bool(f.terms, true), denied));
        CHECK(always == (i % 3 < 2 && ops[i / 3 % 3] == TERM_LE && left == (i % 3 == 1)));
    }
    end(&f);
}

/* The part behind a dash is 7: found by handing the wanted value down. */
static term_id behind_dash(struct fixture *f)
{
    term_id whole = f->strings[0], dash = text(f, "-"), zero = term_int(f->terms, 0);
    term_id at = term_ternary(f->terms, TERM_INDEX_OF, whole, dash, zero);
    term_id from = term_binary(f->terms, TERM_ADD, at, term_int(f->terms, 1));
    term_id length = term_unary(f->terms, TERM_LENGTH, whole);
    term_id part = term_ternary(f->terms, TERM_SUBSTR, whole, from, length);
    return term_and(f->terms, at_least(f, at, 0), term_eq(f->terms, part, text(f, "7")));
}

/* A float beyond 64 bits becomes an integer that is none of its neighbours. */
static void test_wrapping(void)
{
    struct fixture f;
    begin(&f, 1, "");
    term_id number = term_symbol(f.terms, terms_add_symbol(f.terms, TEXT("x"), SORT_FLOAT));
    term_id whole = term_unary(f.terms, TERM_FLOAT_TRUNC, number);
    term_id beyond = term_eq(f.terms, number, term_float(f.terms, 0x1p63));
    term_id positive = term_binary(f.terms, TERM_LE, term_float(f.terms, 0), number);
    term_id clause = at_least(&f, whole, 0);
    struct verdict verdict = decide(&f, NULL, beyond, clause);
    CHECK(refutes(&f, &verdict, beyond, clause));
    CHECK(decide(&f, NULL, positive, clause).kind != VERDICT_PROVED);
    term_id small = term_binary(f.terms, TERM_LE, number, term_float(f.terms, 1e9));
    CHECK(decide(&f, NULL, term_and(f.terms, positive, small), clause).kind == VERDICT_PROVED);
    end(&f);
}

static void test_text(void)
{
    struct fixture f;
    begin(&f, 1, "");
    term_id guard = behind_dash(&f), no = term_bool(f.terms, false);
    struct verdict verdict = decide(&f, NULL, guard, no);
    CHECK(refutes(&f, &verdict, guard, no));
    term_id parts[] = {f.strings[0], text(&f, "|"), f.strings[1]};
    term_id joined = term_concat(f.terms, parts, 3);
    term_id starts = term_binary(f.terms, TERM_PREFIX, f.strings[0], joined);
    CHECK(decide(&f, NULL, term_bool(f.terms, true), starts).kind == VERDICT_PROVED);
    end(&f);
}

static void test_names_do_not_matter(void)
{
    struct arena arena;
    struct fixture one, other;
    arena_init(&arena);
    struct solver_cache *cache = cache_new(&arena);
    begin(&one, 1, "a");
    begin(&other, 1, "b");
    term_id guard = behind_dash(&one), no = term_bool(one.terms, false);
    CHECK(decide(&one, cache, guard, no).kind == VERDICT_VIOLATED);
    uint64_t calls = solver_calls();
    terms_add_symbol(other.terms, TEXT("between"), SORT_INT);
    guard = behind_dash(&other);
    no = term_bool(other.terms, false);
    struct verdict verdict = decide(&other, cache, guard, no);
    CHECK(solver_calls() == calls);
    CHECK(refutes(&other, &verdict, guard, no));
    term_id another = term_and(other.terms, guard, at_least(&other, other.ints[0], 3));
    verdict = decide(&other, cache, another, no);
    CHECK(solver_calls() > calls);
    CHECK(refutes(&other, &verdict, another, no));
    cache_free(cache);
    end(&one);
    end(&other);
    arena_done(&arena);
}

/* ---- random claims ---- */

static term_id random_text(struct fixture *f, uint32_t depth)
{
    static const char *const literals[] = {"", "a", "b", "ab", "a-b"};
    if (depth == 0 || random_chance(&f->random, 30))
        return random_chance(&f->random, 40) ? text(f, literals[random_below(&f->random, 5)])
                                             : f->strings[random_below(&f->random, SYMBOLS)];
    term_id parts[2] = {random_text(f, depth - 1), random_text(f, depth - 1)};
    return term_concat(f->terms, parts, 2);
}

static term_id random_int(struct fixture *f)
{
    switch (random_below(&f->random, 4)) {
    case 0: return term_int(f->terms, (int64_t)random_below(&f->random, 5));
    case 1: return term_unary(f->terms, TERM_LENGTH, random_text(f, 1));
    case 2:
        return term_binary(f->terms, TERM_MUL, f->ints[random_below(&f->random, SYMBOLS)],
                           f->ints[random_below(&f->random, SYMBOLS)]);
    default: return f->ints[random_below(&f->random, SYMBOLS)];
    }
}

static term_id random_claim(struct fixture *f, uint32_t depth)
{
    if (depth && random_chance(&f->random, 60)) {
        term_id a = random_claim(f, depth - 1), b = random_claim(f, depth - 1);
        return random_chance(&f->random, 30)   ? term_not(f->terms, a)
               : random_chance(&f->random, 50) ? term_and(f->terms, a, b)
                                               : term_or(f->terms, a, b);
    }
    switch (random_below(&f->random, 4)) {
    case 0: return term_eq(f->terms, random_text(f, 1), random_text(f, 1));
    case 1: return term_binary(f->terms, TERM_PREFIX, random_text(f, 0), random_text(f, 1));
    case 2: return term_eq(f->terms, random_int(f), random_int(f));
    default: return term_binary(f->terms, TERM_LE, random_int(f), random_int(f));
    }
}

/* Z3's own answer, with the meaning of every operation. */
static enum solver_answer ask_whole(struct fixture *f, term_id fact)
{
    enum why why = WHY_NONE;
    uint64_t used = 0;
    struct solver_model model;
    struct solver_query query = {
        .terms = f->terms, .facts = &fact, .fact_count = 1, .resources = RESOURCES, .used = &used};
    struct solver_session *session = solver_default()->open(f->terms);
    enum solver_answer answer = solver_default()->check(session, &f->arena, &query, &model, &why);
    solver_default()->close(session);
    return answer;
}

static void test_searches_agree(void)
{
    uint32_t decided = 0;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct fixture f;
        begin(&f, seed * 7919, "");
        term_id fails = random_claim(&f, 3), yes = term_bool(f.terms, true);
        term_id clause = term_not(f.terms, fails);
        struct verdict verdict = decide(&f, NULL, yes, clause);
        enum solver_answer whole = ask_whole(&f, fails);
        if (verdict.kind == VERDICT_PROVED && whole == SOLVER_SAT)
            FAIL("seed %" PRIu64 ": proved, and Z3 has a model", seed);
        if (verdict.kind == VERDICT_VIOLATED && !refutes(&f, &verdict, yes, clause))
            FAIL("seed %" PRIu64 ": the model does not refute the claim", seed);
        if (verdict.kind == VERDICT_VIOLATED && whole == SOLVER_UNSAT)
            FAIL("seed %" PRIu64 ": violated, and Z3 has no model", seed);
        decided += verdict.kind != VERDICT_UNKNOWN;
        end(&f);
    }
    CHECK(decided > 360);
}

/* What a walk finds is a model, and it finds most of what there is; nothing where Z3 has none. */
static void test_walks(void)
{
    uint32_t satisfiable = 0, found = 0;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct fixture f;
        begin(&f, seed * 104729, "");
        term_id fact = random_claim(&f, 4);
        term_ids facts = {0};
        VEC_PUSH(&f.arena, &facts, term_canon(f.terms, fact));
        struct solver_model model;
        struct constant value;
        bool walked = walk_to_model(&f.arena, f.terms, &facts, &model);
        enum solver_answer whole = ask_whole(&f, fact);
        if (walked && (!solver_evaluate(&f.arena, f.terms, &model, fact, &value) || !value.boolean))
            FAIL("seed %" PRIu64 ": the walk ended at what is no model", seed);
        if (walked && whole == SOLVER_UNSAT)
            FAIL("seed %" PRIu64 ": walked to a model, and Z3 has none", seed);
        satisfiable += whole == SOLVER_SAT;
        found += walked && whole == SOLVER_SAT;
        end(&f);
    }
    CHECK(satisfiable > 200);
    CHECK(found * 100 >= satisfiable * 95);
}

/* Evaluated again after a change, terms have the values that they have when all is evaluated. */
static void test_changes(void)
{
    struct fixture f;
    begin(&f, 31337, "");
    term_id fact = random_claim(&f, 6);
    struct evaluator *evaluator = evaluator_new(f.terms, &fact, 1);
    struct solver_model model = {.arena = &f.arena};
    evaluator_run(evaluator, &f.arena, &model, NULL, 0, NULL, NULL);
    for (int i = 0; i < 300; i++) {
        static const char *const texts[] = {"", "a", "ab", "a-b"};
        term_id symbol = (i % 2 ? f.ints : f.strings)[random_below(&f.random, SYMBOLS)];
        struct constant value = {.sort = i % 2 ? SORT_INT : SORT_STRING};
        struct constant again, whole;
        value.integer = (int64_t)random_below(&f.random, 4);
        value.text = text_of(texts[value.integer]);
        model_set(&model, term_get_symbol(f.terms, symbol), value);
        evaluator_update(evaluator, &f.arena, &model, symbol);
        CHECK(evaluator_value(evaluator, &f.arena, fact, &again) &&
              solver_evaluate(&f.arena, f.terms, &model, fact, &whole) &&
              again.boolean == whole.boolean);
    }
    evaluator_free(evaluator);
    end(&f);
}

void suite_search(CU_pSuite suite)
{
    CU_ADD_TEST(suite, test_products);
    CU_ADD_TEST(suite, test_infinities);
    CU_ADD_TEST(suite, test_wrapping);
    CU_ADD_TEST(suite, test_text);
    CU_ADD_TEST(suite, test_names_do_not_matter);
    CU_ADD_TEST(suite, test_searches_agree);
    CU_ADD_TEST(suite, test_walks);
    CU_ADD_TEST(suite, test_changes);
}
