/* Axioms, until the applications in them bring no new ones. */
#include "solver/axioms.h"

#include "solver/term_p.h"

struct collecting {
    struct arena *arena;
    struct term_table *terms;
    struct smtlib_claim *claim;
    struct map seen;   /* applications */
    struct map stated; /* axioms */
};

static void state(struct collecting *c, const char *origin, term_id fact)
{
    if (map_get(&c->stated, fact.index, 0))
        return;
    map_put(&c->stated, fact.index, 1);
    VEC_PUSH(c->arena, &c->claim->axioms, ((struct smtlib_axiom){origin, fact}));
}

static const struct function_kind *kind_of(const struct collecting *c, term_id application)
{
    return function_get_kind(c->terms, term_get_function(c->terms, application));
}

/* f(these constants) = its value, as the function itself computes it. */
static void state_value(struct collecting *c, function_id function, const term_id *args,
                        uint32_t count)
{
    const struct function_kind *kind = function_get_kind(c->terms, function);
    struct constant *values = ARENA_ARRAY(c->arena, struct constant, count + 1);
    struct constant result = {.sort = kind->result};
    for (uint32_t i = 0; i < count; i++)
        values[i] = node_constant(c->terms, term_node(c->terms, args[i]));
    if (kind->evaluate && kind->evaluate(c->arena, values, count, &result))
        state(c, "value",
              term_eq(c->terms, term_apply(c->terms, function, args, count),
                      term_constant(c->terms, &result)));
}

/* The values at each of the constants that one argument may be, all others being constants. */
static void state_values(struct collecting *c, function_id function, term_id *args, uint32_t count)
{
    uint32_t which = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t literals = term_node(c->terms, args[i])->literals;
        if (literals == 0 || (literals > 1 && which != UINT32_MAX))
            return;
        if (literals > 1)
            which = i;
    }
    if (which == UINT32_MAX) {
        state_value(c, function, args, count);
        return;
    }
    u32_vec cone = {0};
    term_cone(c->terms, &args[which], 1, c->arena, &cone);
    enum sort sort = term_get_sort(c->terms, args[which]);
    for (uint32_t i = 0; i < cone.count; i++) {
        const struct term_node *leaf = term_node(c->terms, (term_id){cone.items[i]});
        if (!node_is_constant(leaf) || leaf->sort != sort)
            continue;
        args[which] = (term_id){cone.items[i]};
        state_value(c, function, args, count);
    }
}

static void state_rewriting(struct collecting *c, function_id function, const term_id *args,
                            uint32_t count)
{
    const struct function_kind *kind = function_get_kind(c->terms, function);
    term_id simple = kind->simplify ? kind->simplify(c->terms, args, count) : NO_TERM;
    if (!term_is_none(simple))
        state(c, "rewriting",
              term_eq(c->terms, term_apply(c->terms, function, args, count), simple));
}

/* Different arguments have different values: the argument is a function of the value. */
static void state_inverse(struct collecting *c, term_id application)
{
    const struct function_kind *kind = kind_of(c, application);
    if (!kind->injective || term_arg_count(c->terms, application) != 1)
        return;
    term_id argument = term_arg(c->terms, application, 0);
    struct text name = text_print(c->arena, "inverse of %s", kind->name);
    function_id inverse = terms_declare(c->terms, name, term_get_sort(c->terms, argument));
    state(c, "inverse",
          term_eq(c->terms, term_apply(c->terms, inverse, &application, 1), argument));
}

static void collect_application(struct collecting *c, term_id application)
{
    uint32_t count = term_arg_count(c->terms, application);
    function_id function = term_get_function(c->terms, application);
    const struct function_kind *kind = kind_of(c, application);
    term_id *args = ARENA_ARRAY(c->arena, term_id, count + 1);
    if (map_get(&c->seen, application.index, 0))
        return;
    map_put(&c->seen, application.index, 1);
    for (uint32_t i = 0; i < count; i++)
        args[i] = term_canon(c->terms, term_arg(c->terms, application, i));
    term_id fact = kind->fact ? kind->fact(c->terms, application) : NO_TERM;
    if (!term_is_none(fact))
        state(c, "fact", fact);
    state_rewriting(c, function, args, count);
    state_inverse(c, application);
    state_values(c, function, args, count);
}

/* ---- equations with inverses ---- */

static bool is_injective(const struct collecting *c, term_id term)
{
    return term_get_op(c->terms, term) == TERM_APPLY && term_arg_count(c->terms, term) == 1 &&
           kind_of(c, term)->injective && kind_of(c, term)->invert;
}

/* f(a) = k: either k is the value at an argument, or it is none of f's values. */
static void state_preimage(struct collecting *c, term_id application, term_id constant)
{
    const struct function_kind *kind = kind_of(c, application);
    struct constant value = node_constant(c->terms, term_node(c->terms, constant));
    struct constant argument, back;
    bool found = kind->invert(c->arena, &value, &argument) &&
                 kind->evaluate(c->arena, &argument, 1, &back) && text_equal(value.text, back.text);
    if (!found) {
        state(c, "no value", term_not(c->terms, term_eq(c->terms, application, constant)));
        return;
    }
    term_id at = term_constant(c->terms, &argument);
    function_id function = term_get_function(c->terms, application);
    state_value(c, function, &at, 1);
    collect_application(c, term_apply(c->terms, function, &at, 1));
}

/* Equations of such functions with constants: all that the table has, for the simplifier makes new
 * ones on its way. */
static void collect_equations(struct collecting *c)
{
    uint32_t last = terms_count(c->terms);
    for (uint32_t id = 1; id <= last; id++) {
        if (term_get_op(c->terms, (term_id){id}) != TERM_EQ)
            continue;
        for (uint32_t i = 0; i < 2; i++) {
            term_id a = term_canon(c->terms, term_arg(c->terms, (term_id){id}, i));
            term_id b = term_canon(c->terms, term_arg(c->terms, (term_id){id}, 1 - i));
            if (node_is_constant(term_node(c->terms, b)) && is_injective(c, a) &&
                map_get(&c->seen, a.index, 0))
                state_preimage(c, a, b);
        }
    }
}

/* ---- all ---- */

static void collect_cone(struct collecting *c, term_id root, bool *injective)
{
    u32_vec cone = {0};
    term_id roots[2] = {root, term_canon(c->terms, root)};
    term_cone(c->terms, roots, 2, c->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id term = {cone.items[i]};
        if (term_get_op(c->terms, term) != TERM_APPLY)
            continue;
        collect_application(c, term);
        *injective |= kind_of(c, term)->injective;
    }
}

void axioms_collect(struct arena *arena, struct term_table *terms, struct smtlib_claim *claim)
{
    struct collecting c = {.arena = arena, .terms = terms, .claim = claim};
    bool injective = false;
    map_init(&c.seen);
    map_init(&c.stated);
    for (uint32_t i = 0; i < claim->axioms.count; i++)
        map_put(&c.stated, claim->axioms.items[i].fact.index, 1);
    collect_cone(&c, claim->guard, &injective);
    collect_cone(&c, claim->clause, &injective);
    for (uint32_t i = 0; i < claim->fact_count; i++)
        collect_cone(&c, claim->facts[i], &injective);
    if (injective)
        collect_equations(&c);
    enum { MOST = 4000 }; /* axioms about functions in axioms */
    for (uint32_t i = 0; i < claim->axioms.count && i < MOST; i++)
        collect_cone(&c, claim->axioms.items[i].fact, &injective);
    map_done(&c.seen);
    map_done(&c.stated);
}
