/* Built-in functions that look for something in arrays, or sum them up. */
#include <math.h>

#include "grammars/php/semantics/arrays.h"

enum { MOST_COMPARED = 200 }; /* elements that a term is compared with */

/* ---- keys ---- */

/* `context`: the array. */
static struct value has_key(struct exec *x, struct value key, void *context)
{
    const struct value *array = context;
    if (key.tag != VALUE_INT && key.tag != VALUE_STRING)
        return value_of_bool(x, false);
    struct value found = heap_follow(x, array_get(x, *array, key));
    return value_bool(term_not(exec_terms(x), value_has_tag(x, found, VALUE_MASK(VALUE_ABSENT))));
}

static struct value run_array_key_exists(struct call *call)
{
    struct exec *x = call->x;
    uint32_t tag = call->args[0].tag;
    if (exec_is_concrete(x) && tag >= VALUE_ARRAY &&
        text_is(text_of(call->builtin->name), "key_exists"))
        return call_refuse_type(call, 0, "must be a valid array offset type");
    struct value key = php_to_key(x, call->args[0]);
    if (exec_is_dead(x) || key.tag == VALUE_ABSENT)
        return value_of_bool(x, false);
    return php_map(x, key, has_key, &call->args[1]);
}

/* ---- values ---- */

static term_id equal(struct exec *x, struct value a, struct value b, bool strict)
{
    return strict ? php_strict_eq(x, a, b) : php_loose_eq(x, a, b);
}

static struct value run_in_array(struct call *call)
{
    struct exec *x = call->x;
    struct php_list list = php_list_of(x, call->args[1]);
    term_id any = term_bool(exec_terms(x), false);
    bool strict;
    if (!arg_bool(call, 2, false, &strict) || !list.closed ||
        (!exec_is_concrete(x) && list.elements.count > MOST_COMPARED))
        return call_derived(call, VALUE_MASK(VALUE_BOOL));
    for (uint32_t i = 0; i < list.elements.count && !exec_is_dead(x); i++) {
        struct array_element element = list.elements.items[i];
        term_id same = equal(x, element.value, call->args[0], strict);
        any = term_or(exec_terms(x), any, term_and(exec_terms(x), element.present, same));
        if (exec_is_true(x, any))
            break;
    }
    return value_bool(any);
}

static struct value run_array_search(struct call *call)
{
    struct exec *x = call->x;
    struct php_list list = php_list_of(x, call->args[1]);
    value_cases cases = {0};
    term_id before = term_bool(exec_terms(x), true);
    bool strict;
    if (!arg_bool(call, 2, false, &strict) || !list.closed ||
        (!exec_is_concrete(x) && list.elements.count > MOST_COMPARED))
        return call_derived(call, VALUE_MASK(VALUE_BOOL) | VALUE_MASK(VALUE_INT) |
                                      VALUE_MASK(VALUE_STRING));
    for (uint32_t i = 0; i < list.elements.count && !exec_is_dead(x); i++) {
        struct array_element element = list.elements.items[i];
        term_id hit = term_and(exec_terms(x), element.present,
                               equal(x, element.value, call->args[0], strict));
        struct value_case one = {term_and(exec_terms(x), before, hit), element.key};
        if (exec_is_false(x, hit))
            continue;
        VEC_PUSH(exec_arena(x), &cases, one);
        before = term_and(exec_terms(x), before, term_not(exec_terms(x), hit));
        if (exec_is_true(x, hit))
            break;
    }
    struct value_case none = {before, value_of_bool(x, false)};
    if (!exec_is_false(x, before))
        VEC_PUSH(exec_arena(x), &cases, none);
    return value_join(x, &cases);
}

/* ---- sums ---- */

/* An element as a summand: what is no number counts as PHP counts it. */
static struct value summand(struct exec *x, struct value value, void *context)
{
    (void)context;
    if (value.tag == VALUE_INT || value.tag == VALUE_FLOAT)
        return value;
    if (value.tag == VALUE_STRING)
        return php_number_of_string(x, value_term(value));
    if (value.tag == VALUE_NULL || value.tag == VALUE_BOOL)
        return value_int(php_to_int(x, value));
    return value_of_int(x, 1);
}

static struct value fold(struct call *call, enum ir_operator op, int64_t first)
{
    struct exec *x = call->x;
    struct php_list list = php_list_of(x, call->args[0]);
    struct value total = value_of_int(x, first);
    if (!list.closed || (!list.known && list.elements.count > MOST_COMPARED))
        return call_derived(call, VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_FLOAT));
    for (uint32_t i = 0; i < list.elements.count && !exec_is_dead(x); i++) {
        struct array_element element = list.elements.items[i];
        if (element.value.tag == VALUE_ARRAY || element.value.tag == VALUE_OBJECT ||
            element.value.tag == VALUE_CALLABLE)
            continue;
        struct value number = php_map(x, element.value, summand, NULL);
        struct value sum = php_binary(x, op, total, number);
        total =
            exec_is_true(x, element.present) ? sum : value_merge(x, element.present, sum, total);
    }
    return total;
}

static struct value run_array_sum(struct call *call)
{
    return fold(call, IR_PHP_ADD, 0);
}

static struct value run_array_product(struct call *call)
{
    return fold(call, IR_PHP_MUL, 1);
}

/* ---- the largest and the smallest ---- */

static struct value better_of(struct exec *x, struct value best, struct value next, bool largest)
{
    /* max keeps the first of equals, min too */
    term_id better = largest ? php_less(x, best, next, false) : php_less(x, next, best, false);
    if (exec_is_true(x, better))
        return next;
    return exec_is_false(x, better) ? best : value_merge(x, better, next, best);
}

static struct value best_of(struct call *call, bool largest)
{
    enum { MOST = 64 };
    struct exec *x = call->x;
    array_elements elements = {0};
    if (call->count == 1) {
        if (call->args[0].tag != VALUE_ARRAY) {
            struct value only = call->args[0];
            if (only.tag == VALUE_UNION || only.tag == VALUE_LEAF)
                return call_unknown(call);
            struct text type = php_type_name(x, only);
            php_throw(x, "TypeError",
                      "%s(): Argument #1 ($value) must be of type array, %.*s given",
                      call->builtin->name, PRINTED(type));
            return VALUE_OF_NULL;
        }
        if (!arg_elements(call, 0, &elements))
            return call_unknown(call);
        if (elements.count == 0)
            return call_refuse_value(call, 0, "must contain at least one element");
    }
    for (uint32_t i = 0; call->count > 1 && i < call->count; i++) {
        struct array_element element = {.value = call->args[i]};
        VEC_PUSH(exec_arena(x), &elements, element);
    }
    if (elements.count > MOST && !exec_is_concrete(x))
        return call_unknown(call);
    struct value best = elements.items[0].value;
    for (uint32_t i = 1; i < elements.count && !exec_is_dead(x); i++)
        best = better_of(x, best, elements.items[i].value, largest);
    return best;
}

static struct value run_max(struct call *call)
{
    return best_of(call, true);
}

static struct value run_min(struct call *call)
{
    return best_of(call, false);
}

/* ---- range ---- */

enum { MOST_RANGE = 1 << 20 };

static void refuse_step(struct exec *x)
{
    exec_throw(x, term_bool(exec_terms(x), true), "ValueError",
               TEXT("range(): Argument #3 ($step) must not exceed the specified range"));
}

static struct value float_range(struct call *call, double low, double high, double step)
{
    struct exec *x = call->x;
    struct value out = array_empty(x);
    step = fabs(step);
    if (exec_is_concrete(x) && (!isfinite(low) || !isfinite(high)))
        exec_unsupported(x, "a range without an end");
    if (low == high)
        return array_append(x, out, value_of_float(x, low));
    if (!(fabs(high - low) >= step) || step <= 0) {
        refuse_step(x);
        return VALUE_OF_NULL;
    }
    double steps = php_round(fabs(high - low) / step + 1, 0, 1) - 1;
    if (!(steps < MOST_RANGE))
        return call_array(call);
    for (int64_t i = 0; i <= (int64_t)steps; i++) {
        double at = low < high ? low + (double)i * step : low - (double)i * step;
        if (low < high ? at > high : at < high)
            break;
        out = array_append(x, out, value_of_float(x, at));
    }
    return out;
}

static struct value int_range(struct call *call, int64_t low, int64_t high, double step)
{
    struct exec *x = call->x;
    struct value out = array_empty(x);
    if (low == high)
        return array_append(x, out, value_of_int(x, low));
    uint64_t width = low < high ? (uint64_t)high - (uint64_t)low : (uint64_t)low - (uint64_t)high;
    uint64_t stride = step < 1.8e19 ? (uint64_t)fabs(step) : UINT64_MAX;
    if (stride == 0 || width < stride) {
        refuse_step(x);
        return VALUE_OF_NULL;
    }
    if (width / stride >= MOST_RANGE)
        return call_array(call);
    for (uint64_t i = 0; i <= width / stride; i++)
        out = array_append(x, out,
                           value_of_int(x, low < high ? (int64_t)((uint64_t)low + i * stride)
                                                      : (int64_t)((uint64_t)low - i * stride)));
    return out;
}

static struct value byte_range(struct call *call, unsigned char low, unsigned char high,
                               int64_t step)
{
    struct exec *x = call->x;
    struct value out = array_empty(x);
    int64_t stride = step < 0 ? -step : step;
    int64_t width = low < high ? high - low : low - high;
    if (width && (stride == 0 || stride > width)) {
        refuse_step(x);
        return VALUE_OF_NULL;
    }
    for (int64_t at = 0; at <= width; at += stride ? stride : 1) {
        char byte = (char)(low < high ? low + at : low - at);
        out = array_append(x, out, value_of_text(x, (struct text){&byte, 1}));
    }
    return out;
}

/* A bound: a byte of a text that is no number, else a number. */
static bool read_bound(struct exec *x, struct value value, struct constant *number, bool *is_text)
{
    struct text text;
    int64_t integer;
    double real;
    *is_text = false;
    if (value.tag == VALUE_ARRAY || value.tag >= VALUE_OBJECT)
        return false;
    if (value.tag != VALUE_STRING) {
        struct value as = value.tag == VALUE_FLOAT ? value : value_int(php_to_int(x, value));
        return value_is_constant(x, as, number);
    }
    if (!value_is_text(x, value, &text))
        return false;
    enum php_numeric kind = php_parse_number(text, &integer, &real);
    *is_text = text.size >= 1;
    *number = (struct constant){.sort = SORT_INT, .integer = integer, .text = text};
    if (kind == PHP_INT || kind == PHP_FLOAT) {
        number->sort = kind == PHP_INT ? SORT_INT : SORT_FLOAT;
        number->number = real;
        *is_text = false;
    } else if (text.size == 0) {
        *is_text = false;
    }
    return true;
}

static double as_float(const struct constant *number)
{
    return number->sort == SORT_INT ? (double)number->integer : number->number;
}

static bool is_number(struct text text)
{
    int64_t integer;
    double number;
    enum php_numeric kind = php_parse_number(text, &integer, &number);
    return kind == PHP_INT || kind == PHP_FLOAT;
}

/* The step, and whether it makes a range of floats. */
static bool read_step(struct call *call, double *step, bool *is_float)
{
    struct constant number;
    bool is_text;
    *step = 1;
    *is_float = false;
    if (!arg_given(call, 2))
        return true;
    if (call->args[2].tag == VALUE_STRING && value_is_text(call->x, call->args[2], &number.text) &&
        !is_number(number.text)) {
        call_refuse_type(call, 2, "must be of type int|float, string given");
        return false;
    }
    if (call->args[2].tag == VALUE_NULL || !read_bound(call->x, call->args[2], &number, &is_text))
        return false;
    *step = as_float(&number);
    if (*step == 0)
        refuse_step(call->x);
    *is_float = number.sort == SORT_FLOAT && floor(*step) != *step;
    return true;
}

static struct value run_range(struct call *call)
{
    struct exec *x = call->x;
    struct constant low, high;
    bool low_text, high_text, float_step;
    double step;
    if (!read_bound(x, call->args[0], &low, &low_text) ||
        !read_bound(x, call->args[1], &high, &high_text) || !read_step(call, &step, &float_step) ||
        exec_is_dead(x))
        return exec_is_dead(x) ? VALUE_OF_NULL : call_array(call);
    if (low_text && high_text && !float_step)
        return byte_range(call, (unsigned char)low.text.data[0], (unsigned char)high.text.data[0],
                          (int64_t)step);
    bool floats = low.sort == SORT_FLOAT || high.sort == SORT_FLOAT || float_step;
    return floats ? float_range(call, as_float(&low), as_float(&high), step)
                  : int_range(call, low.integer, high.integer, step);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("array_key_exists", 2, 2, "mixed $key, array $array", run_array_key_exists),
    PHP_FUNCTION("array_product", 1, 1, "array $array", run_array_product),
    PHP_FUNCTION("array_search", 2, 3, "mixed $needle, array $haystack, bool $strict = false",
                 run_array_search),
    PHP_FUNCTION("array_sum", 1, 1, "array $array", run_array_sum),
    PHP_FUNCTION("in_array", 2, 3, "mixed $needle, array $haystack, bool $strict = false",
                 run_in_array),
    PHP_FUNCTION("key_exists", 2, 2, "mixed $key, array $array", run_array_key_exists),
    PHP_FUNCTION("max", 1, PHP_ANY, "mixed $value, mixed ...$values", run_max),
    PHP_FUNCTION("min", 1, PHP_ANY, "mixed $value, mixed ...$values", run_min),
    PHP_FUNCTION("range", 2, 3, "mixed $start, mixed $end, mixed $step = 1", run_range),
};

const struct php_builtins php_builtins_array_find = {items, ARRAY_LENGTH(items)};
