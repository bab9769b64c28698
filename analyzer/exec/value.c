/* Scalars, unions and their merges. */
#include "analyzer/exec/exec_p.h"

/* ---- scalars ---- */

struct value value_bool(term_id term)
{
    return value_make(VALUE_BOOL, term.index);
}

struct value value_int(term_id term)
{
    return value_make(VALUE_INT, term.index);
}

struct value value_float(term_id term)
{
    return value_make(VALUE_FLOAT, term.index);
}

struct value value_string(term_id term)
{
    return value_make(VALUE_STRING, term.index);
}

struct value value_of_bool(struct exec *x, bool value)
{
    return value_bool(term_bool(x->terms, value));
}

struct value value_of_int(struct exec *x, int64_t value)
{
    return value_int(term_int(x->terms, value));
}

struct value value_of_float(struct exec *x, double value)
{
    return value_float(term_float(x->terms, value));
}

struct value value_of_text(struct exec *x, struct text text)
{
    return value_string(term_string_of(x->terms, text));
}

struct value value_of_name(struct exec *x, name_id name)
{
    return value_string(term_string(x->terms, name));
}

static bool is_scalar(struct value value)
{
    return value.tag >= VALUE_BOOL && value.tag <= VALUE_STRING;
}

bool value_is_constant(struct exec *x, struct value value, struct constant *constant)
{
    if (!is_scalar(value))
        return false;
    term_id simple = guard_simplify(x, value_term(value));
    if (!term_is_constant(x->terms, simple, constant))
        return false;
    guard_note_equal(x, simple, term_canon(x->terms, simple));
    return true;
}

bool value_is_text(struct exec *x, struct value value, struct text *text)
{
    struct constant constant;
    if (value.tag != VALUE_STRING || !value_is_constant(x, value, &constant))
        return false;
    *text = constant.text;
    return true;
}

/* ---- cases ---- */

void value_get_cases(struct exec *x, struct value value, value_cases *cases)
{
    if (value.tag == VALUE_LEAF)
        value = leaf_expand(x, (leaf_id){value.id});
    if (value.tag != VALUE_UNION) {
        struct value_case whole = {term_bool(x->terms, true), value};
        VEC_PUSH(x->arena, cases, whole);
        return;
    }
    struct union_info info = union_get(x, value);
    for (uint32_t i = 0; i < info.count; i++) {
        if (exec_is_false(x, info.cases[i].guard))
            continue;
        if (exec_is_true(x, info.cases[i].guard)) {
            cases->count = 0;
            struct value_case only = {term_bool(x->terms, true), info.cases[i].value};
            VEC_PUSH(x->arena, cases, only);
            return;
        }
        VEC_PUSH(x->arena, cases, info.cases[i]);
    }
    if (cases->count == 1)
        cases->items[0].guard = term_bool(x->terms, true);
}

/* Cases with one tag and a term become one case with a choice. */
static bool merge_into_case(struct exec *x, struct value_case *into, struct value_case other)
{
    struct value a = into->value, b = other.value;
    if (a.tag != b.tag)
        return false;
    struct value merged = a;
    if (is_scalar(a))
        merged =
            value_make(a.tag, term_ite(x->terms, into->guard, value_term(a), value_term(b)).index);
    else if (a.tag == VALUE_ARRAY && !value_same(a, b))
        merged = array_merge(x, into->guard, a, b);
    else if (!value_same(a, b))
        return false;
    if (merged.tag == VALUE_ABSENT && a.tag != VALUE_ABSENT)
        return false;
    into->value = merged;
    into->guard = term_or(x->terms, into->guard, other.guard);
    return true;
}

/* One array for all: it knows its elements but not their order; or only where they come from. */
static struct value merge_orders(struct exec *x, const struct value_case *arrays, uint32_t count)
{
    struct value merged = arrays[count - 1].value;
    for (uint32_t i = count - 1; i-- > 0 && merged.tag == VALUE_ARRAY;)
        merged = array_merge_unordered(x, arrays[i].guard, arrays[i].value, merged);
    if (merged.tag != VALUE_ARRAY)
        merged = derived_choice(x, arrays, count);
    if (merged.tag == VALUE_ARRAY)
        return merged;
    struct value *all = ARENA_ARRAY(x->arena, struct value, count);
    for (uint32_t i = 0; i < count; i++)
        all[i] = arrays[i].value;
    return exec_unknown_array(x, "arrays that do not go together", all, count);
}

/* Arrays that can't be merged are kept apart up to a few; then their order is forgotten. */
static void limit_arrays(struct exec *x, value_cases *cases)
{
    enum { MOST_ARRAYS = 4 };
    struct value_case *arrays = ARENA_ARRAY(x->arena, struct value_case, cases->count + 1);
    struct value_case whole = {term_bool(x->terms, false), VALUE_NONE};
    uint32_t count = 0, kept = 0;
    for (uint32_t i = 0; i < cases->count; i++)
        if (cases->items[i].value.tag == VALUE_ARRAY)
            arrays[count++] = cases->items[i];
    if (count <= MOST_ARRAYS)
        return;
    for (uint32_t i = 0; i < cases->count; i++)
        if (cases->items[i].value.tag == VALUE_ARRAY)
            whole.guard = term_or(x->terms, whole.guard, cases->items[i].guard);
        else
            cases->items[kept++] = cases->items[i];
    whole.value = merge_orders(x, arrays, count);
    cases->items[kept++] = whole;
    cases->count = kept;
}

struct value value_from_cases(struct exec *x, const value_cases *cases)
{
    value_cases merged = {0};
    for (uint32_t i = 0; i < cases->count; i++) {
        if (guard_is_never(x, cases->items[i].guard))
            continue;
        bool done = false;
        for (uint32_t k = 0; k < merged.count && !done; k++)
            done = merge_into_case(x, &merged.items[k], cases->items[i]);
        if (!done)
            VEC_PUSH(x->arena, &merged, cases->items[i]);
    }
    if (!x->setup.concrete)
        limit_arrays(x, &merged);
    if (merged.count == 0)
        return VALUE_NONE;
    if (merged.count == 1)
        return merged.items[0].value;
    return union_make(x, &merged);
}

static struct value merge(struct exec *x, term_id condition, struct value a, struct value b)
{
    if (value_same(a, b) || guard_is_always(x, condition))
        return a;
    if (guard_is_never(x, condition))
        return b;
    if (a.tag == b.tag && is_scalar(a)) {
        if (term_same(x->terms, value_term(a), value_term(b)))
            return a;
        return value_make(a.tag, term_ite(x->terms, condition, value_term(a), value_term(b)).index);
    }
    if (a.tag == VALUE_ARRAY && b.tag == VALUE_ARRAY) {
        struct value merged = array_merge(x, condition, a, b);
        if (merged.tag == VALUE_ARRAY)
            return merged;
    }
    if (union_is_large(x, a, b))
        return union_branch(x, condition, a, b);
    value_cases cases = {0};
    union_add(x, condition, a, &cases);
    union_add(x, term_not(x->terms, condition), b, &cases);
    return value_from_cases(x, &cases);
}

struct value value_merge(struct exec *x, term_id condition, struct value a, struct value b)
{
    struct value merged = merge(x, condition, a, b);
    decision_keep_merge(x, condition, a, b, merged);
    return merged;
}

term_id value_has_tag(struct exec *x, struct value value, uint32_t mask)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    term_id any = term_bool(x->terms, false);
    bool all = true;
    for (uint32_t i = 0; i < cases.count; i++) {
        bool fits = (VALUE_MASK(cases.items[i].value.tag) & mask) != 0;
        all &= fits;
        if (fits)
            any = term_or(x->terms, any, cases.items[i].guard);
    }
    return all ? term_bool(x->terms, true) : any;
}

uint32_t value_tags(struct exec *x, struct value value)
{
    if (value.tag == VALUE_LEAF)
        return x->leaves.items[value.id].info.mask;
    if (value.tag != VALUE_UNION)
        return VALUE_MASK(value.tag);
    return x->unions.items[value.id].tags;
}

struct value value_join(struct exec *x, const value_cases *cases)
{
    value_cases flat = {0};
    if (cases->count == 1)
        return cases->items[0].value;
    for (uint32_t i = 0; i < cases->count; i++)
        union_add(x, cases->items[i].guard, cases->items[i].value, &flat);
    return value_from_cases(x, &flat);
}

struct value value_or(struct exec *x, struct value value, struct value otherwise)
{
    uint32_t missing = VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_UNDEFINED);
    if (!(value_tags(x, value) & missing))
        return value;
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (VALUE_MASK(cases.items[i].value.tag) & missing)
            cases.items[i].value = otherwise;
    return value_join(x, &cases);
}
