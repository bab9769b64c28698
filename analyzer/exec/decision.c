/*
 * What an execution takes for decided, kept for certificates: what is left out because of it is in
 * no obligation, so that nobody could check it there. Nothing is kept, and no term made, unless the
 * set-up asks for it.
 */
#include "analyzer/exec/exec_p.h"

void decision_keep(struct exec *x, struct exec_decision d)
{
    if (!x->setup.keeps_decisions || term_arg_count(x->terms, d.term) == 0 ||
        term_equal(d.term, d.equal))
        return;
    uint64_t key = hash_mix(hash_mix(hash_mix(1, d.guard.index), d.term.index), d.equal.index);
    key = hash_mix(hash_mix(key, d.also.index), d.value + 2 * (uint64_t)d.unless) >> 1;
    if (map_get(&x->decisions_known, key, 0))
        return;
    map_put(&x->decisions_known, key, 1);
    VEC_PUSH(x->arena, &x->decisions, d);
}

/* ---- merges ---- */

static bool is_scalar(struct value value)
{
    return value.tag >= VALUE_BOOL && value.tag <= VALUE_STRING;
}

/* The case of a value that has `tag`; false where there is none. */
static bool case_with(struct exec *x, struct value value, uint32_t tag, struct value_case *found)
{
    *found = (struct value_case){NO_TERM, value};
    if (value.tag != VALUE_UNION)
        return value.tag == tag;
    struct union_info info = union_get(x, value);
    for (uint32_t i = 0; i < info.count; i++)
        if (info.cases[i].value.tag == tag) {
            *found = info.cases[i];
            return true;
        }
    return false;
}

/* On its side, and in its case, the merged value is what it was; a case that got lost is none. */
static void keep_case(struct exec *x, struct exec_decision on, struct value own,
                      struct value merged)
{
    struct value_case found;
    struct exec_decision same = on, present = on;
    if (!is_scalar(own))
        return;
    if (!case_with(x, merged, own.tag, &found)) {
        on.term = on.guard;
        on.value = on.unless;
        decision_keep(x, on);
        return;
    }
    same.term = value_term(found.value);
    same.equal = value_term(own);
    decision_keep(x, same);
    present.term = found.guard;
    present.value = true;
    if (!term_is_none(found.guard))
        decision_keep(x, present);
}

static void keep_side(struct exec *x, term_id condition, bool unless, struct value side,
                      struct value merged)
{
    struct exec_decision on = {.guard = condition, .unless = unless, .is_merge = true};
    if (side.tag != VALUE_UNION) {
        keep_case(x, on, side, merged);
        return;
    }
    struct union_info info = union_get(x, side);
    for (uint32_t i = 0; i < info.count; i++) {
        on.also = info.cases[i].guard;
        keep_case(x, on, info.cases[i].value, merged);
    }
}

void decision_keep_merge(struct exec *x, term_id condition, struct value a, struct value b,
                         struct value merged)
{
    if (!x->setup.keeps_decisions || merged.tag == VALUE_LEAF)
        return;
    keep_side(x, condition, false, a, merged);
    keep_side(x, condition, true, b, merged);
}
