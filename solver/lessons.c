/* Lessons, and the world that they close. */
#include "solver/lessons.h"

void lessons_init(struct lessons *l, struct arena *arena, struct term_table *terms, term_ids *facts)
{
    *l = (struct lessons){.arena = arena, .terms = terms, .facts = facts};
    map_init(&l->index);
    map_init(&l->known);
}

void lessons_done(struct lessons *l)
{
    map_done(&l->index);
    map_done(&l->known);
}

static struct taught *taught_of(struct lessons *l, term_id operation)
{
    uint32_t at = map_get(&l->index, operation.index, 0);
    if (!at) {
        VEC_PUSH(l->arena, &l->taught, ((struct taught){.operation = operation}));
        at = l->taught.count;
        map_put(&l->index, operation.index, at);
    }
    return &l->taught.items[at - 1];
}

static bool is_news(struct lessons *l, term_id fact)
{
    if (map_get(&l->known, fact.index, 0))
        return false;
    map_put(&l->known, fact.index, 1);
    VEC_PUSH(l->arena, l->facts, fact);
    return true;
}

void lessons_add_general(struct lessons *l, term_id fact)
{
    is_news(l, fact);
}

bool lessons_add(struct lessons *l, term_id operation, term_id point, term_id fact)
{
    if (!is_news(l, term_implies(l->terms, point, fact)))
        return false;
    VEC_PUSH(l->arena, &taught_of(l, operation)->points, point);
    if (term_get_op(l->terms, operation) == TERM_APPLY)
        VEC_PUSH(l->arena, &l->functions, term_implies(l->terms, point, fact));
    return true;
}

void lessons_wrong(struct lessons *l, term_id operation)
{
    taught_of(l, operation)->was_wrong = true;
}

void lessons_known(struct lessons *l, term_id operation)
{
    taught_of(l, operation)->was_wrong = false;
}

void lessons_close(const struct lessons *l, term_ids *closed)
{
    for (uint32_t i = 0; i < l->taught.count; i++) {
        const struct taught *taught = &l->taught.items[i];
        term_id one = term_bool(l->terms, false);
        for (uint32_t k = 0; k < taught->points.count; k++)
            one = term_or(l->terms, one, taught->points.items[k]);
        if (taught->was_wrong)
            VEC_PUSH(l->arena, closed, one);
    }
}
