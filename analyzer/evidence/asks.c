/* What the clause of an obligation is about, as far as a counterexample or its run depends on it.
 */
#include "analyzer/evidence/evidence.h"

static uint32_t asked_by(uint32_t builtin)
{
    switch (builtin) {
    case LOGIC_BUILTIN_TRUSTED:
    case LOGIC_BUILTIN_SELECTED:
    case LOGIC_BUILTIN_PRICED: return ASKS_ORIGIN;
    case LOGIC_BUILTIN_REVEALS: return ASKS_CONTENT;
    case LOGIC_BUILTIN_AGAIN: return ASKS_AGAIN;
    case LOGIC_BUILTIN_NAMED:
    case LOGIC_BUILTIN_SECRET: return ASKS_SETTING;
    default: return 0;
    }
}

/* Of a condition and the predicates that it applies. */
static uint32_t asked_in(const struct spec_set *specs, logic_id id, int depth)
{
    enum { DEEPEST = 8 };
    const struct logic_node *node = logic_node(specs, id);
    uint32_t asks = node->op == LOGIC_BUILTIN ? asked_by((uint32_t)node->number) : 0;
    if (node->op == LOGIC_APPLY && depth < DEEPEST) {
        const struct spec_predicate *predicate = spec_find_predicate(specs, node->name);
        if (predicate && !logic_is_none(predicate->body))
            asks |= asked_in(specs, predicate->body, depth + 1);
    }
    for (uint32_t i = 0; i < node->count; i++)
        asks |= asked_in(specs, logic_kid(specs, id, i), depth);
    return asks;
}

/* Where the contract asks for the clause only when something holds: what that is about. */
static uint32_t asked_when(const struct spec_set *specs, const struct spec_clause *use,
                           const struct spec_clause *clause)
{
    const struct spec_group *group =
        use->kind == SPEC_USE ? spec_find_group(specs, use->name) : NULL;
    if (!group || logic_is_none(use->when))
        return 0;
    for (uint32_t i = 0; i < group->clauses.count; i++)
        if (&group->clauses.items[i] == clause)
            return asked_in(specs, use->when, 0);
    return 0;
}

uint32_t evidence_asks(const struct spec_set *specs, const struct exec_obligation *o)
{
    const struct spec_contract *contract = spec_find_contract(specs, o->effect);
    uint32_t asks = asked_in(specs, o->clause->condition, 0);
    for (uint32_t i = 0; contract && i < contract->clauses.count; i++)
        asks |= asked_when(specs, &contract->clauses.items[i], o->clause);
    return asks;
}
