/*
 * Guards: the condition under which a point is reached, as a chain of conjuncts, and what follows
 * from it at once. Each conjunct of the chain that is in force stands in `facts`; entering another
 * chain takes back what the two do not share, so the cost is that of the difference.
 */
#include "analyzer/exec/exec_p.h"

enum { FACT_UNKNOWN, FACT_TRUE, FACT_FALSE };
static const uint32_t FIXED_BIT = UINT32_C(1) << 31;

void guard_init(struct exec *x)
{
    struct guard_node root = {.literal = term_bool(x->terms, true),
                              .term = term_bool(x->terms, true)};
    VEC_PUSH(x->arena, &x->guards, root);
}

uint32_t guard_extend(struct exec *x, uint32_t guard, term_id condition)
{
    if (guard_is_always(x, condition))
        return guard;
    const struct guard_node *parent = &x->guards.items[guard];
    struct guard_node node = {.parent = guard,
                              .depth = parent->depth + 1,
                              .literal = condition,
                              .term = term_and(x->terms, parent->term, condition)};
    VEC_PUSH(x->arena, &x->guards, node);
    return x->guards.count - 1;
}

/* ---- facts ---- */

static void set_fact(struct exec *x, term_id term, uint32_t value)
{
    struct fact_undo undo = {term.index, map_get(&x->facts, term.index, FACT_UNKNOWN)};
    VEC_PUSH(x->arena, &x->trail, undo);
    map_put(&x->facts, term.index, value);
}

static void set_fixed(struct exec *x, term_id term, term_id constant)
{
    struct fact_undo undo = {term.index | FIXED_BIT, map_get(&x->fixed, term.index, 0)};
    VEC_PUSH(x->arena, &x->trail, undo);
    map_put(&x->fixed, term.index, constant.index);
}

/* Records that the canonical `term` is true, and what follows from its shape. */
static void assume(struct exec *x, term_id term, int depth)
{
    enum { DEEPEST = 200 };
    struct constant constant;
    enum term_op op = term_get_op(x->terms, term);
    set_fact(x, term, FACT_TRUE);
    if (depth > DEEPEST)
        return;
    if (op == TERM_AND) {
        assume(x, term_arg(x->terms, term, 1), depth + 1);
        assume(x, term_arg(x->terms, term, 0), depth + 1);
    } else if (op == TERM_NOT) {
        term_id inner = term_arg(x->terms, term, 0);
        set_fact(x, inner, FACT_FALSE);
        if (term_get_op(x->terms, inner) == TERM_OR)
            for (uint32_t i = 0; i < 2; i++) {
                term_id part = term_not(x->terms, term_arg(x->terms, inner, i));
                assume(x, term_canon(x->terms, part), depth + 1);
            }
    } else if (op == TERM_EQ &&
               term_is_constant(x->terms, term_arg(x->terms, term, 1), &constant)) {
        set_fixed(x, term_arg(x->terms, term, 0), term_arg(x->terms, term, 1));
    }
}

static void take_back(struct exec *x, uint32_t length)
{
    while (x->trail.count > length) {
        struct fact_undo undo = x->trail.items[--x->trail.count];
        if (undo.term & FIXED_BIT)
            map_put(&x->fixed, undo.term & ~FIXED_BIT, undo.old);
        else
            map_put(&x->facts, undo.term, undo.old);
    }
}

static uint32_t common_guard(const struct exec *x, uint32_t a, uint32_t b)
{
    const struct guard_node *nodes = x->guards.items;
    while (a != b) {
        if (nodes[a].depth >= nodes[b].depth)
            a = nodes[a].parent;
        else
            b = nodes[b].parent;
    }
    return a;
}

void guard_enter(struct exec *x, uint32_t guard)
{
    uint32_t common = common_guard(x, x->guard, guard);
    for (uint32_t at = x->guard; at != common; at = x->guards.items[at].parent)
        take_back(x, x->guards.items[at].trail);
    u32_vec path = {0};
    for (uint32_t at = guard; at != common; at = x->guards.items[at].parent)
        VEC_PUSH(x->arena, &path, at);
    while (path.count) {
        struct guard_node *node = &x->guards.items[path.items[--path.count]];
        node->trail = x->trail.count;
        assume(x, term_canon(x->terms, node->literal), 0);
    }
    x->guard = guard;
}

/* ---- questions ---- */

static uint32_t decide_equality(struct exec *x, term_id term)
{
    struct constant a, b;
    term_id left = term_arg(x->terms, term, 0), right = term_arg(x->terms, term, 1);
    uint32_t fixed = map_get(&x->fixed, left.index, 0);
    if (!fixed || !term_is_constant(x->terms, right, &a) || a.sort == SORT_FLOAT)
        return FACT_UNKNOWN;
    if (!term_is_constant(x->terms, (term_id){fixed}, &b))
        return FACT_UNKNOWN;
    return fixed == right.index ? FACT_TRUE : FACT_FALSE;
}

static uint32_t negated(uint32_t fact)
{
    return fact == FACT_UNKNOWN ? FACT_UNKNOWN : fact == FACT_TRUE ? FACT_FALSE : FACT_TRUE;
}

static uint32_t decide(struct exec *x, term_id term, int depth)
{
    enum { DEEPEST = 6 };
    uint32_t known = map_get(&x->facts, term.index, FACT_UNKNOWN);
    if (known != FACT_UNKNOWN || depth > DEEPEST)
        return known;
    enum term_op op = term_get_op(x->terms, term);
    if (op == TERM_EQ)
        return decide_equality(x, term);
    if (op == TERM_NOT)
        return negated(decide(x, term_arg(x->terms, term, 0), depth + 1));
    if (op != TERM_AND && op != TERM_OR)
        return FACT_UNKNOWN;
    uint32_t decisive = op == TERM_AND ? FACT_FALSE : FACT_TRUE;
    uint32_t a = decide(x, term_arg(x->terms, term, 0), depth + 1);
    if (a == decisive)
        return decisive;
    uint32_t b = decide(x, term_arg(x->terms, term, 1), depth + 1);
    if (b == decisive)
        return decisive;
    return a == b ? a : FACT_UNKNOWN;
}

/* Whether the terms alone decide, wherever it stands. */
static uint32_t decide_anywhere(struct exec *x, term_id condition)
{
    bool value = term_is_true(x->terms, condition);
    if (!value && !term_is_false(x->terms, condition))
        return FACT_UNKNOWN;
    decision_keep(
        x, (struct exec_decision){.guard = guard_term(x, 0), .term = condition, .value = value});
    return value ? FACT_TRUE : FACT_FALSE;
}

static uint32_t decide_term(struct exec *x, term_id condition)
{
    uint32_t known = decide_anywhere(x, condition);
    if (known != FACT_UNKNOWN)
        return known;
    known = decide(x, term_canon(x->terms, condition), 0);
    if (known != FACT_UNKNOWN)
        decision_keep(x, (struct exec_decision){.guard = guard_term(x, x->guard),
                                                .term = condition,
                                                .value = known == FACT_TRUE});
    return known;
}

bool guard_is_never(struct exec *x, term_id condition)
{
    return decide_anywhere(x, condition) == FACT_FALSE;
}

bool guard_is_always(struct exec *x, term_id condition)
{
    return decide_anywhere(x, condition) == FACT_TRUE;
}

bool exec_is_true(struct exec *x, term_id condition)
{
    return decide_term(x, condition) == FACT_TRUE;
}

bool exec_is_false(struct exec *x, term_id condition)
{
    return decide_term(x, condition) == FACT_FALSE;
}

static term_id simplify(struct exec *x, term_id term)
{
    enum { DEEPEST = 10000 };
    for (int i = 0; i < DEEPEST; i++) {
        term_id canon = term_canon(x->terms, term);
        uint32_t fixed = map_get(&x->fixed, canon.index, 0);
        if (fixed)
            return (term_id){fixed};
        if (term_get_op(x->terms, canon) != TERM_ITE)
            break;
        uint32_t known = decide_term(x, term_arg(x->terms, canon, 0));
        if (known == FACT_UNKNOWN)
            break;
        term = term_arg(x->terms, canon, known == FACT_TRUE ? 1 : 2);
    }
    return term;
}

void guard_note_equal(struct exec *x, term_id term, term_id equal)
{
    decision_keep(
        x, (struct exec_decision){.guard = guard_term(x, x->guard), .term = term, .equal = equal});
}

term_id guard_simplify(struct exec *x, term_id term)
{
    term_id simple = simplify(x, term);
    guard_note_equal(x, term, simple);
    return simple;
}
