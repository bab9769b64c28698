/* Parts of terms that have a name where they are printed. */
#include "solver/sharing.h"

static void add_use(struct sharing *s, term_id term)
{
    uint8_t *uses = &s->uses[term.index];
    *uses = *uses < 2 ? *uses + 1 : 2;
}

static void count_uses(struct sharing *s)
{
    for (uint32_t i = 0; i < s->cone.count; i++) {
        term_id term = {s->cone.items[i]};
        for (uint32_t k = 0; k < term_arg_count(s->terms, term); k++)
            add_use(s, term_arg(s->terms, term, k));
    }
}

bool sharing_is_evaluated(const struct sharing *s, term_id term)
{
    return term_get_op(s->terms, term) == TERM_APPLY &&
           function_get_kind(s->terms, term_get_function(s->terms, term))->evaluate;
}

bool sharing_needs_name(const struct sharing *s, term_id term)
{
    return term_arg_count(s->terms, term) > 0 &&
           (term_get_op(s->terms, term) == TERM_ITE || s->uses[term.index] > 1 ||
            sharing_is_evaluated(s, term));
}

static void mark_deep_parts(struct sharing *s, uint8_t deepest)
{
    uint8_t *depth = memory_new(terms_count(s->terms) + 1, sizeof *depth);
    for (uint32_t i = 0; i < s->cone.count; i++) {
        term_id term = {s->cone.items[i]};
        uint8_t most = 0;
        for (uint32_t k = 0; k < term_arg_count(s->terms, term); k++) {
            term_id arg = term_arg(s->terms, term, k);
            if (!sharing_needs_name(s, arg) && depth[arg.index] > most)
                most = depth[arg.index];
        }
        depth[term.index] = (uint8_t)(most + 1);
        if (depth[term.index] > deepest)
            s->uses[term.index] = 2;
    }
    free(depth);
}

void sharing_init(struct sharing *s, const struct term_table *terms, const term_id *roots,
                  uint32_t count, uint8_t deepest, struct arena *arena)
{
    *s = (struct sharing){.terms = terms, .uses = memory_new(terms_count(terms) + 1, 1)};
    term_cone(terms, roots, count, arena, &s->cone);
    count_uses(s);
    for (uint32_t i = 0; i < count; i++)
        add_use(s, roots[i]);
    mark_deep_parts(s, deepest);
}

void sharing_done(struct sharing *s)
{
    free(s->uses);
}
