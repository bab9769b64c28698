/* Verdicts. A violation that hangs on something over-approximated is tried again before it is
 * called possible: does every run violate the clause, or also one in which the unknown behaves as
 * in a run where the clause holds? */
#include "analyzer/evidence/evidence.h"

static struct verdict decide(const struct judging *j, term_id guard, term_id clause,
                             const term_ids *facts)
{
    struct claim claim = {guard, clause, facts->items, facts->count};
    return solver_decide(j->arena, j->backend, exec_terms(j->x), &claim, j->resources);
}

static bool is_approximate(const struct judging *j, term_id symbol)
{
    struct text detail;
    return exec_approximation(j->x, symbol, &detail) != WHY_NONE;
}

/* Every approximate input of the claim as it is in `model`. */
static void pin(const struct judging *j, const struct exec_obligation *o,
                const struct solver_model *model, term_ids *facts)
{
    struct term_table *terms = exec_terms(j->x);
    term_id roots[2] = {term_canon(terms, o->guard), term_canon(terms, o->clause_holds)};
    u32_vec cone = {0};
    term_cone(terms, roots, 2, j->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (term_get_op(terms, part) != TERM_SYMBOL || !is_approximate(j, part))
            continue;
        struct constant value;
        if (solver_evaluate(j->arena, terms, model, part, &value))
            VEC_PUSH(j->arena, facts, term_eq(terms, part, term_constant(terms, &value)));
    }
}

static void copy_facts(const struct judging *j, const term_ids *from, term_ids *to)
{
    for (uint32_t i = 0; i < from->count; i++)
        VEC_PUSH(j->arena, to, from->items[i]);
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
    struct verdict good = decide(j, o->guard, term_not(terms, o->clause_holds), facts);
    if (good.kind == VERDICT_PROVED || good.kind == VERDICT_UNREACHABLE) {
        evidence->detail = TEXT("");
        return; /* must-fail: no run satisfies the clause */
    }
    if (good.kind == VERDICT_VIOLATED) {
        term_ids pinned = {0};
        copy_facts(j, facts, &pinned);
        pin(j, o, &good.model, &pinned);
        struct verdict again = decide(j, o->guard, o->clause_holds, &pinned);
        if (again.kind == VERDICT_VIOLATED) {
            evidence->model = again.model;
            evidence->facts = pinned;
            evidence->detail = TEXT("");
            return;
        }
    }
    evidence->verdict = VERDICT_POSSIBLE;
    evidence->why = why;
}

struct evidence evidence_judge(const struct judging *j, const struct exec_obligation *o)
{
    struct evidence evidence = {.detail = TEXT(""), .execution = TEXT("")};
    term_ids facts = {0};
    term_id roots[2] = {o->guard, o->clause_holds};
    exec_facts(j->x, roots, 2, j->arena, &facts);
    struct verdict verdict = decide(j, o->guard, o->clause_holds, &facts);
    evidence.verdict = verdict.kind;
    evidence.why = verdict.why;
    if (verdict.kind != VERDICT_VIOLATED)
        return evidence;
    evidence.has_model = true;
    evidence.model = verdict.model;
    evidence.facts = facts;
    confirm(j, o, &facts, &evidence);
    if (evidence.verdict == VERDICT_VIOLATED && o->is_review) {
        evidence.verdict = VERDICT_POSSIBLE;
        evidence.why = WHY_BY_DESIGN;
    }
    return evidence;
}
