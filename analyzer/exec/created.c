/*
 * Payments that the shop's own server created (SEMANTICS 4.6): an order stores the id that the
 * provider gave to it, and who pays it pays what it was created with. That this was the order's
 * total, in its currency, to this merchant is for the flow that creates it to show, so here it is
 * an input that nobody knows: where a clause hangs on it alone, its violation is only possible.
 * What a specification says that browsers create was fixed by nobody, whoever keeps its id.
 */
#include "analyzer/exec/exec_p.h"

static term_id as_ordered(struct exec *x, uint32_t statement)
{
    struct text own = names_text(x->names, x->statements.items[statement].label);
    struct text label = text_print(x->arena, "created as ordered: %.*s", (int)own.size, own.data);
    uint64_t key = UINT64_C(5) << 32 | names_add(x->names, label).index;
    uint32_t known = map_get(&x->roots_named, key, 0);
    if (!known) {
        struct root root = {.kind = ROOT_UNKNOWN,
                            .label = names_add(x->names, label),
                            .statement = UINT32_MAX,
                            .why = WHY_CREATED_BEFORE};
        VEC_PUSH(x->arena, &x->leaf_values,
                 leaf_new(x, root_add(x, &root), label, VALUE_MASK(VALUE_BOOL)));
        known = x->leaf_values.count;
        map_put(&x->roots_named, key, known);
    }
    return value_term(x->leaf_values.items[known - 1]);
}

term_id statement_created(struct exec *x, uint32_t index, struct value record)
{
    struct statement s = x->statements.items[index];
    bool by_server = s.object && s.object->created_by_server;
    if (s.object && s.object->created_by_browser)
        return term_bool(x->terms, false);
    term_id created = by_server || s.is_bearer ? statement_bound(x, index, record)
                                               : statement_asked(x, index, record);
    if (term_is_false(x->terms, created))
        return created;
    return term_and(x->terms, created, as_ordered(x, index));
}
