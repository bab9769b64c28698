/* Verdicts. A violation that hangs on something over-approximated (justify.c) is tried again before
 * it is called possible: is there one that does not (certain.c), does every run violate the clause,
 * or also one in which the unknown behaves as in a run where the clause holds? */
#include "analyzer/evidence/evidence.h"
#include "analyzer/exec/value.h"

static struct verdict decide_claim(const struct judging *j, const struct claim *claim)
{
    struct verdict verdict =
        cache_decide(j->cache, j->arena, j->backend, exec_terms(j->x), claim, j->resources);
    if (j->habits)
        j->habits->used += verdict.used;
    return verdict;
}

static struct verdict decide(const struct judging *j, term_id guard, term_id clause,
                             const term_ids *facts)
{
    struct claim claim = {
        .guard = guard, .clause = clause, .facts = facts->items, .fact_count = facts->count};
    return decide_claim(j, &claim);
}

/* Whether the guard can hold is asked once, for obligations of one effect share it. */
static bool is_reached(const struct judging *j, term_id guard)
{
    uint32_t canon = term_canon(exec_terms(j->x), guard).index;
    return canon && j->habits && j->habits->reached.index == canon;
}

static void note_reached(const struct judging *j, term_id guard)
{
    if (j->habits)
        j->habits->reached = term_canon(exec_terms(j->x), guard);
}

/* What the execution lost: a proof would not count. */
static const char *what_is_lost(const struct judging *j, const struct exec_obligation *o)
{
    return exec_lost(j->x) ? exec_lost(j->x) : o->missed;
}

static bool can_be_proved(const struct judging *j, const struct exec_obligation *o)
{
    return !exec_is_cut(j->x) && !what_is_lost(j, o);
}

static struct verdict decide_obligation(const struct judging *j, const struct exec_obligation *o,
                                        const term_ids *facts)
{
    bool provable = can_be_proved(j, o);
    struct claim claim = {
        o->guard, o->clause_holds, facts->items, facts->count, !provable || is_reached(j, o->guard),
        !provable};
    struct verdict verdict = decide_claim(j, &claim);
    if (verdict.kind == VERDICT_VIOLATED || (provable && verdict.kind == VERDICT_PROVED))
        note_reached(j, o->guard);
    return verdict;
}

/* What needs no search: the clause is a constant. */
static struct verdict prove_at_once(const struct judging *j, const struct exec_obligation *o,
                                    const term_ids *facts)
{
    struct verdict verdict = {.kind = VERDICT_PROVED};
    struct claim claim = {.guard = o->guard,
                          .clause = o->clause_holds,
                          .facts = facts->items,
                          .fact_count = facts->count};
    if (!can_be_proved(j, o))
        return verdict;
    if (!is_reached(j, o->guard) &&
        !solver_reaches(j->backend, exec_terms(j->x), &claim, j->resources))
        verdict.kind = VERDICT_UNREACHABLE;
    else
        note_reached(j, o->guard);
    return verdict;
}

/* Whether a model of an obligation before reaches this one, its clause holding or not. */
static bool is_model_of(const struct judging *j, const struct exec_obligation *o, bool holds,
                        const struct solver_model *model, const term_ids *facts)
{
    struct term_table *terms = exec_terms(j->x);
    uint32_t count = facts->count + 2;
    term_id *roots = ARENA_ARRAY(j->arena, term_id, count);
    struct constant *values = ARENA_ARRAY(j->arena, struct constant, count);
    bool *defined = ARENA_ARRAY(j->arena, bool, count);
    roots[0] = o->guard;
    roots[1] = holds ? o->clause_holds : term_not(terms, o->clause_holds);
    for (uint32_t i = 0; i < facts->count; i++)
        roots[i + 2] = facts->items[i];
    solver_evaluate_all(j->arena, terms, model, roots, count, values, defined);
    bool all = true;
    for (uint32_t i = 0; i < count && all; i++)
        all = defined[i] && values[i].boolean;
    return all;
}

/* What the obligation before took to pin its violation does for this one too. */
static bool is_pinned_already(const struct judging *j, const struct exec_obligation *o,
                              const term_ids *facts, const struct evidence *evidence)
{
    const struct habits *h = j->habits;
    return h && evidence->is_small && h->has_good && is_model_of(j, o, true, &h->good, facts) &&
           evidence_is_pinned(j, o, &h->model, &h->good);
}

static void copy_facts(const struct judging *j, const term_ids *from, term_ids *to)
{
    for (uint32_t i = 0; i < from->count; i++)
        VEC_PUSH(j->arena, to, from->items[i]);
}

/* Whether the clause holds as soon as other flows did right what it asks of them. */
static bool holds_if_granted(const struct judging *j, const struct exec_obligation *o,
                             const term_ids *facts)
{
    struct term_table *terms = exec_terms(j->x);
    term_ids granted = {0};
    u32_vec cone = {0};
    term_id root = term_canon(terms, o->clause_holds);
    term_cone(terms, &root, 1, j->arena, &cone);
    copy_facts(j, facts, &granted);
    for (uint32_t i = 0; i < cone.count; i++)
        if (exec_is_granted(j->x, (term_id){cone.items[i]}))
            VEC_PUSH(j->arena, &granted, (term_id){cone.items[i]});
    return granted.count > facts->count &&
           decide(j, o->guard, o->clause_holds, &granted).kind == VERDICT_PROVED;
}

/* Whether the clause fails as well where the unknown behaves as in the model of a run where it
 * holds; `pinned` is what that takes. */
static struct verdict decide_pinned(const struct judging *j, const struct exec_obligation *o,
                                    const term_ids *facts, const struct solver_model *good,
                                    term_ids *pinned)
{
    copy_facts(j, facts, pinned);
    return evidence_pin(j, o, good, pinned) ? decide(j, o->guard, o->clause_holds, pinned)
                                            : (struct verdict){.kind = VERDICT_UNKNOWN};
}

/*
 * A violation in which what is not known has no part: its model into `*verdict`. A flow where there
 * was none a few times is not asked about any more.
 */
static bool decide_certainly(const struct judging *j, const struct exec_obligation *o,
                             const term_ids *facts, struct verdict *verdict)
{
    enum { MOST_VAIN = 6 };
    struct term_table *terms = exec_terms(j->x);
    if (j->habits && j->habits->unsure >= MOST_VAIN)
        return false;
    term_id fails = evidence_certainly_fails(j, o);
    if (term_is_false(terms, fails))
        return false;
    struct claim claim = {.guard = fails,
                          .clause = term_bool(terms, false),
                          .facts = facts->items,
                          .fact_count = facts->count,
                          .is_reached = true,
                          .seeks_model = true};
    struct verdict certain = decide_claim(j, &claim);
    if (certain.kind == VERDICT_VIOLATED && evidence_is_certain(j, o, &certain.model)) {
        *verdict = certain;
        return true;
    }
    if (j->habits)
        j->habits->unsure++;
    return false;
}

/* Violated all the same, or only possible because of what is not known. */
static void confirm(const struct judging *j, const struct exec_obligation *o, const term_ids *facts,
                    struct evidence *evidence)
{
    struct term_table *terms = exec_terms(j->x);
    term_id both = term_and(terms, o->guard, term_not(terms, o->clause_holds));
    enum why why = exec_approximation(j->x, both, &evidence->detail);
    if (why == WHY_NONE)
        return;
    if (term_is_false(terms, o->clause_holds)) {
        evidence->detail = TEXT("");
        return; /* no run satisfies it */
    }
    if (is_pinned_already(j, o, facts, evidence)) {
        evidence->detail = TEXT("");
        return;
    }
    if (holds_if_granted(j, o, facts)) {
        evidence->verdict = VERDICT_POSSIBLE;
        evidence->why = WHY_CREATED_BEFORE;
        evidence->detail = TEXT("");
        return;
    }
    if (evidence_is_certain(j, o, &evidence->model)) {
        evidence->detail = TEXT("");
        return; /* what is not known has no part in it */
    }
    struct verdict certain;
    if (decide_certainly(j, o, facts, &certain)) {
        evidence->model = certain.model;
        evidence->facts = (term_ids){0};
        copy_facts(j, facts, &evidence->facts);
        VEC_PUSH(j->arena, &evidence->facts, evidence_certainly_fails(j, o));
        evidence->is_small = false;
        evidence->detail = TEXT("");
        return;
    }
    struct verdict good = decide(j, o->guard, term_not(terms, o->clause_holds), facts);
    if (good.kind == VERDICT_PROVED || good.kind == VERDICT_UNREACHABLE) {
        evidence->detail = TEXT("");
        return; /* must-fail: no run satisfies the clause */
    }
    if (good.kind == VERDICT_VIOLATED) {
        term_ids pinned = {0};
        struct verdict again = decide_pinned(j, o, facts, &good.model, &pinned);
        if (again.kind == VERDICT_VIOLATED) {
            evidence->model = again.model;
            evidence->facts = pinned;
            evidence->is_small = false;
            evidence->has_good = true;
            evidence->good = good.model;
            evidence->detail = TEXT("");
            return;
        }
    }
    evidence->verdict = VERDICT_POSSIBLE;
    evidence->why = why;
}

bool evidence_unset(const struct judging *j, const struct exec_obligation *o,
                    struct evidence *evidence)
{
    struct term_table *terms = exec_terms(j->x);
    term_ids facts = {0}, configured = {0};
    exec_configured(j->x, j->arena, &configured);
    if (evidence->verdict != VERDICT_PROVED || configured.count == 0)
        return false;
    term_id set = term_bool(terms, true);
    for (uint32_t i = 0; i < configured.count; i++)
        set = term_and(terms, set, configured.items[i]);
    term_id roots[2] = {o->guard, o->clause_holds};
    exec_facts(j->x, roots, 2, j->arena, &facts);
    term_id fails = term_and(terms, o->guard, term_not(terms, o->clause_holds));
    struct claim claim = {.guard = term_and(terms, fails, term_not(terms, set)),
                          .clause = term_bool(terms, true),
                          .facts = facts.items,
                          .fact_count = facts.count};
    if (!solver_reaches(j->backend, terms, &claim, j->resources))
        return false;
    *evidence = (struct evidence){.verdict = VERDICT_POSSIBLE,
                                  .why = WHY_SETTING_EMPTY,
                                  .detail = TEXT(""),
                                  .execution = TEXT("")};
    return true;
}

/* A model found before that violates this obligation as well. */
static bool recall(const struct judging *j, const struct exec_obligation *o, const term_ids *facts,
                   struct verdict *verdict)
{
    for (uint32_t i = 0; i < j->habits->found.count; i++)
        if (is_model_of(j, o, false, &j->habits->found.items[i], facts)) {
            verdict->model = j->habits->found.items[i];
            return true;
        }
    *verdict = (struct verdict){.kind = VERDICT_UNKNOWN};
    return false;
}

static void remember(const struct judging *j, const struct solver_model *model)
{
    enum { MOST_FOUND = 12 };
    if (j->habits && j->habits->found.count < MOST_FOUND)
        VEC_PUSH(j->arena, &j->habits->found, *model);
}

/* That the value from outside whose type the symbol tells is missing, a text or an array. */
static term_id is_plain(struct term_table *terms, term_id type)
{
    term_id absent = term_eq(terms, type, term_int(terms, VALUE_ABSENT));
    term_id text = term_eq(terms, type, term_int(terms, VALUE_STRING));
    term_id array = term_eq(terms, type, term_int(terms, VALUE_ARRAY));
    return term_or(terms, absent, term_or(terms, text, array));
}

/*
 * Where the solver gave up, it is asked again about requests and records of missing values, texts
 * and arrays alone, as most are: what violates the clause there violates it; otherwise nothing is
 * known, as before. A flow where that did not help a few times is not asked about any more.
 */
static void decide_plainly(const struct judging *j, const struct exec_obligation *o,
                           const term_ids *facts, struct verdict *verdict)
{
    enum { MOST_VAIN = 3 };
    struct term_table *terms = exec_terms(j->x);
    term_id roots[2] = {term_canon(terms, o->guard), term_canon(terms, o->clause_holds)};
    u32_vec cone = {0};
    term_ids plain = {0};
    if (j->habits && j->habits->vain >= MOST_VAIN)
        return;
    copy_facts(j, facts, &plain);
    term_cone(terms, roots, 2, j->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (exec_is_type_of_text(j->x, part))
            VEC_PUSH(j->arena, &plain, is_plain(terms, part));
    }
    if (plain.count == facts->count)
        return;
    struct claim claim = {.guard = o->guard,
                          .clause = o->clause_holds,
                          .facts = plain.items,
                          .fact_count = plain.count,
                          .is_reached = true,
                          .seeks_model = true};
    struct verdict again = decide_claim(j, &claim);
    if (again.kind == VERDICT_VIOLATED)
        *verdict = again;
    else if (j->habits)
        j->habits->vain++;
}

struct evidence evidence_judge(const struct judging *j, const struct exec_obligation *o)
{
    struct evidence evidence = {.detail = TEXT(""), .execution = TEXT("")};
    term_ids facts = {0};
    term_id roots[2] = {o->guard, o->clause_holds};
    exec_facts(j->x, roots, 2, j->arena, &facts);
    exec_configured(j->x, j->arena, &facts);
    const struct habits *h = j->habits;
    struct verdict verdict = {.kind = VERDICT_VIOLATED};
    if (h && h->has_model && is_model_of(j, o, false, &h->model, &facts)) {
        verdict.model = h->model;
        evidence.is_small = true;
    } else if (j->recalls) {
        recall(j, o, &facts, &verdict);
    } else if (term_is_true(exec_terms(j->x), o->clause_holds)) {
        verdict = prove_at_once(j, o, &facts);
    } else {
        verdict = decide_obligation(j, o, &facts);
        if (verdict.kind == VERDICT_UNKNOWN)
            decide_plainly(j, o, &facts, &verdict);
        if (verdict.kind == VERDICT_UNKNOWN)
            decide_certainly(j, o, &facts, &verdict);
    }
    evidence.verdict = verdict.kind;
    evidence.why = verdict.why;
    bool is_safe = verdict.kind == VERDICT_PROVED || verdict.kind == VERDICT_UNREACHABLE;
    const char *lost = what_is_lost(j, o);
    if (is_safe && !can_be_proved(j, o)) {
        evidence.verdict = VERDICT_UNKNOWN;
        evidence.why = lost ? WHY_UNMODELLED : WHY_STEPS_EXHAUSTED;
        evidence.detail = text_of(lost ? lost : "");
    }
    evidence.facts = facts;
    evidence.lessons = verdict.lessons;
    if (verdict.kind != VERDICT_VIOLATED)
        return evidence;
    evidence.has_model = true;
    evidence.model = verdict.model;
    if (!j->recalls)
        remember(j, &verdict.model);
    confirm(j, o, &facts, &evidence);
    if (evidence.verdict == VERDICT_VIOLATED && o->is_review) {
        evidence.verdict = VERDICT_POSSIBLE;
        evidence.why = WHY_BY_DESIGN;
    }
    return evidence;
}
