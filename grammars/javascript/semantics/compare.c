/* Comparisons of JavaScript: ECMA-262 7.2.13 to 7.2.15. */
#include <math.h>

#include "grammars/javascript/semantics/js_sem.h"

static struct term_table *terms_of(struct exec *x)
{
    return exec_terms(x);
}

static term_id no(struct exec *x)
{
    return term_bool(terms_of(x), false);
}

/* ---- numbers ---- */

/* Of a counted number and a constant: as integers. False if one of them is neither. */
static bool as_integers(struct exec *x, struct value a, struct value b, term_id *left,
                        term_id *right)
{
    struct value both[2] = {a, b};
    term_id *out[2] = {left, right};
    if (a.tag != VALUE_INT && b.tag != VALUE_INT)
        return false;
    for (int i = 0; i < 2; i++) {
        struct constant constant;
        if (both[i].tag == VALUE_INT) {
            *out[i] = value_term(both[i]);
            continue;
        }
        bool whole = value_is_constant(x, both[i], &constant) &&
                     constant.number == floor(constant.number) && fabs(constant.number) < 1e15;
        if (!whole)
            return false;
        *out[i] = term_int(terms_of(x), (int64_t)constant.number);
    }
    return true;
}

static term_id both_numbers(struct exec *x, term_id a, term_id b, term_id result)
{
    struct term_table *terms = terms_of(x);
    return term_and(terms, term_and(terms, js_is_number(x, a), js_is_number(x, b)), result);
}

static term_id equal_numbers(struct exec *x, struct value a, struct value b)
{
    term_id left, right;
    if (as_integers(x, a, b, &left, &right))
        return term_eq(terms_of(x), left, right);
    left = js_to_number(x, a);
    right = js_to_number(x, b);
    return both_numbers(x, left, right, term_eq(terms_of(x), left, right));
}

static term_id less_numbers(struct exec *x, struct value a, struct value b, bool or_equal)
{
    term_id left, right;
    enum term_op op = or_equal ? TERM_LE : TERM_LT;
    if (as_integers(x, a, b, &left, &right))
        return term_binary(terms_of(x), op, left, right);
    left = js_to_number(x, a);
    right = js_to_number(x, b);
    return both_numbers(x, left, right, term_binary(terms_of(x), op, left, right));
}

/* ---- identity ---- */

static term_id strict_simple(struct exec *x, struct value a, struct value b)
{
    bool undefined_a = a.tag == VALUE_ABSENT || a.tag == VALUE_UNDEFINED;
    bool undefined_b = b.tag == VALUE_ABSENT || b.tag == VALUE_UNDEFINED;
    if (undefined_a || undefined_b)
        return term_bool(terms_of(x), undefined_a && undefined_b);
    if (js_is_number_value(a) && js_is_number_value(b))
        return equal_numbers(x, a, b);
    if (a.tag != b.tag)
        return no(x);
    if (a.tag == VALUE_BOOL || a.tag == VALUE_STRING)
        return term_eq(terms_of(x), value_term(a), value_term(b));
    if (a.tag == VALUE_CALLABLE) {
        const struct callable *left = callable_get(x, a), *right = callable_get(x, b);
        bool named = left->function.index == 0 && right->function.index == 0 &&
                     name_equal(left->name, right->name);
        return term_bool(terms_of(x), value_same(a, b) || named);
    }
    return term_bool(terms_of(x), a.tag == VALUE_NULL || value_same(a, b));
}

static term_id over_cases(struct exec *x, struct value a, struct value b,
                          term_id (*one)(struct exec *x, struct value a, struct value b))
{
    struct term_table *terms = terms_of(x);
    value_cases left = {0}, right = {0};
    value_get_cases(x, a, &left);
    value_get_cases(x, b, &right);
    term_id any = no(x);
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t k = 0; k < right.count; k++) {
            term_id both = term_and(terms, left.items[i].guard, right.items[k].guard);
            if (exec_is_false(x, both))
                continue;
            term_id equal = one(x, left.items[i].value, right.items[k].value);
            any = term_or(terms, any, term_and(terms, both, equal));
        }
    return any;
}

term_id js_strict_eq(struct exec *x, struct value a, struct value b)
{
    return over_cases(x, a, b, strict_simple);
}

/* ---- abstract equality ---- */

static bool is_object(struct value a)
{
    return a.tag == VALUE_OBJECT || a.tag == VALUE_CALLABLE || a.tag == VALUE_ARRAY;
}

static term_id loose_primitives(struct exec *x, struct value a, struct value b)
{
    if (js_is_nothing(a) || js_is_nothing(b))
        return term_bool(terms_of(x), js_is_nothing(a) && js_is_nothing(b));
    if (a.tag == b.tag || (js_is_number_value(a) && js_is_number_value(b)))
        return strict_simple(x, a, b);
    return equal_numbers(x, a, b);
}

static term_id loose_simple(struct exec *x, struct value a, struct value b)
{
    if (is_object(a) && is_object(b))
        return strict_simple(x, a, b);
    if (js_is_nothing(a) || js_is_nothing(b))
        return term_bool(terms_of(x), js_is_nothing(a) && js_is_nothing(b));
    if (!is_object(a) && !is_object(b))
        return loose_primitives(x, a, b);
    struct value left = js_to_primitive(x, a, false);
    struct value right = exec_is_dead(x) ? b : js_to_primitive(x, b, false);
    return exec_is_dead(x) ? no(x) : over_cases(x, left, right, loose_primitives);
}

term_id js_loose_eq(struct exec *x, struct value a, struct value b)
{
    return over_cases(x, a, b, loose_simple);
}

/* ---- order ---- */

static term_id less_texts(struct exec *x, struct value a, struct value b, bool or_equal)
{
    struct term_table *terms = terms_of(x);
    struct text left, right;
    if (value_is_text(x, a, &left) && value_is_text(x, b, &right)) {
        int order = js_compare_units(left, right);
        return term_bool(terms, or_equal ? order <= 0 : order < 0);
    }
    term_id less = term_binary(terms, TERM_STRING_LT, value_term(a), value_term(b));
    return or_equal ? term_or(terms, less, term_eq(terms, value_term(a), value_term(b))) : less;
}

static term_id less_strictly(struct exec *x, struct value a, struct value b)
{
    if (a.tag == VALUE_STRING && b.tag == VALUE_STRING)
        return less_texts(x, a, b, false);
    return less_numbers(x, a, b, false);
}

static term_id less_or_equal(struct exec *x, struct value a, struct value b)
{
    if (a.tag == VALUE_STRING && b.tag == VALUE_STRING)
        return less_texts(x, a, b, true);
    return less_numbers(x, a, b, true);
}

term_id js_less(struct exec *x, struct value a, struct value b, bool or_equal)
{
    struct value left = js_to_primitive(x, a, false);
    struct value right = exec_is_dead(x) ? b : js_to_primitive(x, b, false);
    if (exec_is_dead(x))
        return no(x);
    return over_cases(x, left, right, or_equal ? less_or_equal : less_strictly);
}
