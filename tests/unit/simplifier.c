/*
 * Every rule of the simplifier against two that do not share its code: Z3 has to refute that a
 * random term differs from its canonical form, and the evaluator has to give both the same value
 * under random assignments. And the evaluator against Z3: a model that Z3 finds has to hold.
 */
#include "tests/unit/unit.h"

#include "solver/solver.h"

enum { SYMBOLS = 3, RESOURCES = 2000000 };

struct fixture {
    struct arena arena;
    struct names names;
    struct term_table *terms;
    struct random random;
    term_id symbols[SORT_STRING + 1][SYMBOLS];
};

static void begin(struct fixture *f, uint64_t seed)
{
    static const char *const letters = "birfs";
    *f = (struct fixture){.random = {seed}};
    arena_init(&f->arena);
    names_init(&f->names, &f->arena);
    f->terms = terms_new(&f->arena, &f->names);
    for (uint32_t sort = 0; sort <= SORT_STRING; sort++)
        for (uint32_t i = 0; i < SYMBOLS; i++) {
            struct text name = text_print(&f->arena, "%c%" PRIu32, letters[sort], i);
            f->symbols[sort][i] =
                term_symbol(f->terms, terms_add_symbol(f->terms, name, (enum sort)sort));
        }
}

static void end(struct fixture *f)
{
    terms_free(f->terms);
    names_done(&f->names);
    arena_done(&f->arena);
}

static term_id random_constant(struct fixture *f, enum sort sort)
{
    static const char *const reals[] = {"0", "1", "-1", "1/100", "12.50", "7/3"};
    static const char *const strings[] = {"", "a", "b", "ab", "paid", "a|b"};
    static const int64_t integers[] = {0, 1, -1, 2, 100, 7};
    uint32_t pick = random_below(&f->random, 6);
    switch (sort) {
    case SORT_BOOL: return term_bool(f->terms, pick & 1);
    case SORT_INT: return term_int(f->terms, integers[pick]);
    case SORT_REAL: return term_real(f->terms, text_of(reals[pick]));
    case SORT_FLOAT: return term_float(f->terms, (double)integers[pick] / 4);
    case SORT_STRING: return term_string_of(f->terms, text_of(strings[pick]));
    }
    return NO_TERM;
}

static term_id random_term(struct fixture *f, enum sort sort, uint32_t depth);

static term_id random_compare(struct fixture *f, uint32_t depth)
{
    struct term_table *t = f->terms;
    enum sort sort = random_chance(&f->random, 50) ? SORT_INT : SORT_REAL;
    term_id a = random_term(f, sort, depth), b = random_term(f, sort, depth);
    return term_binary(t, random_chance(&f->random, 50) ? TERM_LT : TERM_LE, a, b);
}

static term_id random_equality(struct fixture *f, uint32_t depth)
{
    static const enum sort sorts[] = {SORT_BOOL, SORT_INT, SORT_REAL, SORT_STRING, SORT_STRING};
    enum sort sort = sorts[random_below(&f->random, ARRAY_LENGTH(sorts))];
    term_id a = random_term(f, sort, depth);
    return term_eq(f->terms, a, random_term(f, sort, depth));
}

static term_id random_string_test(struct fixture *f, uint32_t depth)
{
    static const enum term_op ops[] = {TERM_CONTAINS, TERM_PREFIX, TERM_SUFFIX};
    term_id a = random_term(f, SORT_STRING, depth);
    enum term_op op = ops[random_below(&f->random, ARRAY_LENGTH(ops))];
    return term_binary(f->terms, op, a, random_term(f, SORT_STRING, depth));
}

static term_id random_bool(struct fixture *f, uint32_t depth)
{
    struct term_table *t = f->terms;
    term_id a;
    switch (random_below(&f->random, 7)) {
    case 0: return term_not(t, random_term(f, SORT_BOOL, depth));
    case 1:
        a = random_term(f, SORT_BOOL, depth);
        return term_and(t, a, random_term(f, SORT_BOOL, depth));
    case 2:
        a = random_term(f, SORT_BOOL, depth);
        return term_or(t, a, random_term(f, SORT_BOOL, depth));
    case 3: return random_compare(f, depth);
    case 4: return random_string_test(f, depth);
    default: return random_equality(f, depth);
    }
}

/* The place of a text in another, or a part of one, at places that are written down. */
static term_id random_place(struct fixture *f, enum term_op op, uint32_t depth)
{
    enum sort second = op == TERM_INDEX_OF ? SORT_STRING : SORT_INT;
    term_id a = random_term(f, SORT_STRING, depth), b = random_constant(f, second);
    return term_ternary(f->terms, op, a, b, random_constant(f, SORT_INT));
}

static term_id random_number(struct fixture *f, enum sort sort, uint32_t depth)
{
    static const enum term_op ops[] = {TERM_ADD, TERM_SUB, TERM_MUL};
    if (sort == SORT_INT && random_chance(&f->random, 20))
        return term_unary(f->terms, TERM_LENGTH, random_term(f, SORT_STRING, depth));
    if (sort == SORT_INT && random_chance(&f->random, 10))
        return random_place(f, TERM_INDEX_OF, depth);
    if (sort == SORT_REAL && random_chance(&f->random, 20))
        return term_unary(f->terms, TERM_INT_TO_REAL, random_term(f, SORT_INT, depth));
    enum term_op op = ops[random_below(&f->random, ARRAY_LENGTH(ops))];
    term_id a = random_term(f, sort, depth);
    /* Products of two unknowns are beyond what is decided in a test's time. */
    term_id b = op == TERM_MUL ? random_constant(f, sort) : random_term(f, sort, depth);
    return term_binary(f->terms, op, a, b);
}

static term_id random_string(struct fixture *f, uint32_t depth)
{
    if (random_chance(&f->random, 15))
        return random_place(f, TERM_SUBSTR, depth);
    term_id parts[3];
    uint32_t count = 2 + random_below(&f->random, 2);
    for (uint32_t i = 0; i < count; i++)
        parts[i] = random_term(f, SORT_STRING, depth);
    return term_concat(f->terms, parts, count);
}

static term_id random_term(struct fixture *f, enum sort sort, uint32_t depth)
{
    if (depth == 0 || random_chance(&f->random, 20))
        return random_chance(&f->random, 50) ? f->symbols[sort][random_below(&f->random, SYMBOLS)]
                                             : random_constant(f, sort);
    if (sort != SORT_BOOL && random_chance(&f->random, 35)) {
        term_id condition = random_bool(f, depth - 1);
        term_id then = random_term(f, sort, depth - 1);
        return term_ite(f->terms, condition, then, random_term(f, sort, depth - 1));
    }
    if (sort == SORT_BOOL)
        return random_bool(f, depth - 1);
    return sort == SORT_STRING ? random_string(f, depth - 1) : random_number(f, sort, depth - 1);
}

static void fail_with(struct fixture *f, const char *what, term_id term)
{
    struct buffer said;
    buffer_init(&said);
    buffer_print(&said, "%s: ", what);
    term_print(&said, f->terms, term);
    buffer_print(&said, " became ");
    term_print(&said, f->terms, term_canon(f->terms, term));
    FAIL("%s", said.data);
    buffer_done(&said);
}

static enum sort random_sort(struct random *random)
{
    static const enum sort sorts[] = {SORT_BOOL, SORT_BOOL, SORT_INT, SORT_REAL, SORT_STRING};
    return sorts[random_below(random, ARRAY_LENGTH(sorts))];
}

static enum solver_answer ask_raw(struct fixture *f, term_id fact, struct solver_model *model)
{
    enum why why = WHY_NONE;
    uint64_t used = 0;
    struct solver_query query = {.terms = f->terms,
                                 .facts = &fact,
                                 .fact_count = 1,
                                 .resources = RESOURCES,
                                 .used = &used,
                                 .raw = true};
    struct solver_session *session = solver_default()->open(f->terms);
    enum solver_answer answer = solver_default()->check(session, &f->arena, &query, model, &why);
    solver_default()->close(session);
    return answer;
}

static void test_canonical_terms_are_equal(void)
{
    uint32_t refuted = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct fixture f;
        struct solver_model model = {0};
        begin(&f, seed);
        term_id term = random_term(&f, random_sort(&f.random), 3);
        term_id differs = term_not(f.terms, term_eq(f.terms, term, term_canon(f.terms, term)));
        enum solver_answer answer = ask_raw(&f, differs, &model);
        if (answer == SOLVER_SAT)
            fail_with(&f, "a different value", term);
        refuted += answer == SOLVER_UNSAT;
        end(&f);
    }
    CHECK(refuted > 150);
}

static void test_models_hold(void)
{
    uint32_t met = 0;
    for (uint64_t seed = 1; seed <= 80; seed++) {
        struct fixture f;
        struct solver_model model = {0};
        struct constant value;
        begin(&f, seed + 1000);
        term_id fact = random_bool(&f, 3);
        if (ask_raw(&f, fact, &model) == SOLVER_SAT) {
            met++;
            if (!solver_evaluate(&f.arena, f.terms, &model, fact, &value) || !value.boolean)
                fail_with(&f, "a model that does not hold", fact);
        }
        end(&f);
    }
    CHECK(met > 25);
}

static void assign_at_random(struct fixture *f, struct solver_model *model)
{
    static const char *const strings[] = {"", "a", "b", "ab", "paid", "a|b"};
    *model = (struct solver_model){.arena = &f->arena};
    for (uint32_t sort = 0; sort <= SORT_STRING; sort++)
        for (uint32_t i = 0; i < SYMBOLS; i++) {
            uint32_t pick = random_below(&f->random, 6);
            struct constant value = {.sort = (enum sort)sort};
            value.boolean = pick & 1;
            value.integer = (int64_t)pick - 2;
            value.number = (double)pick / 2;
            value.text = text_of(sort == SORT_STRING ? strings[pick] : pick < 3 ? "5/2" : "-1");
            model_set(model, term_get_symbol(f->terms, f->symbols[sort][i]), value);
        }
}

static bool same_constant(const struct constant *a, const struct constant *b)
{
    switch (a->sort) {
    case SORT_BOOL: return a->boolean == b->boolean;
    case SORT_INT: return a->integer == b->integer;
    case SORT_FLOAT: return memcmp(&a->number, &b->number, sizeof a->number) == 0;
    case SORT_REAL:
    case SORT_STRING: return text_equal(a->text, b->text);
    }
    return false;
}

static void test_evaluation_agrees(void)
{
    uint32_t compared = 0;
    for (uint64_t seed = 1; seed <= 2000; seed++) {
        struct fixture f;
        struct solver_model model;
        struct constant raw, canonical;
        begin(&f, seed + 5000);
        assign_at_random(&f, &model);
        term_id term = random_term(&f, random_sort(&f.random), 4);
        bool is_defined = solver_evaluate(&f.arena, f.terms, &model, term, &raw);
        if (is_defined &&
            solver_evaluate(&f.arena, f.terms, &model, term_canon(f.terms, term), &canonical)) {
            compared++;
            if (!same_constant(&raw, &canonical))
                fail_with(&f, "a different value", term);
        }
        end(&f);
    }
    CHECK(compared > 1750);
}

void suite_simplifier(CU_pSuite suite)
{
    CU_ADD_TEST(suite, test_canonical_terms_are_equal);
    CU_ADD_TEST(suite, test_models_hold);
    CU_ADD_TEST(suite, test_evaluation_agrees);
}
