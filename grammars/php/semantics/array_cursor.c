/* Built-in functions of the current element of an array: current, key, next, prev, reset, end. */
#include "grammars/php/semantics/arrays.h"

/* The elements and the place of the current one; false where they are not known. */
static bool find_cursor(struct call *call, array_elements *elements, uint32_t *place)
{
    if (!arg_elements(call, 0, elements))
        return false;
    *place = array_cursor(call->x, call->args[0]);
    return true;
}

static struct value value_at(struct call *call, const array_elements *elements, uint32_t place)
{
    return place < elements->count ? elements->items[place].value : value_of_bool(call->x, false);
}

static struct value move_to(struct call *call, const array_elements *elements, uint32_t place)
{
    call->out[0] = array_with_cursor(call->x, call->args[0], place);
    return value_at(call, elements, place);
}

static struct value move_unknown(struct call *call)
{
    call->out[0] = call->args[0].tag == VALUE_ARRAY ? VALUE_NONE : call_unknown(call);
    return call_unknown(call);
}

static struct value run_key(struct call *call)
{
    array_elements elements;
    uint32_t place;
    if (!find_cursor(call, &elements, &place))
        return call_unknown(call);
    return place < elements.count ? elements.items[place].key : VALUE_OF_NULL;
}

static struct value run_next(struct call *call)
{
    array_elements elements;
    uint32_t place;
    if (!find_cursor(call, &elements, &place))
        return move_unknown(call);
    return move_to(call, &elements, place < elements.count ? place + 1 : place);
}

static struct value run_prev(struct call *call)
{
    array_elements elements;
    uint32_t place;
    if (!find_cursor(call, &elements, &place))
        return move_unknown(call);
    bool inside = place > 0 && place < elements.count;
    return move_to(call, &elements, inside ? place - 1 : elements.count);
}

/* The first element of an array with elements that may be missing: where the ones before are. */
static struct value end_of(struct call *call, bool last)
{
    struct exec *x = call->x;
    struct php_list list = php_list_of(x, call->args[0]);
    value_cases cases = {0};
    term_id before = term_bool(exec_terms(x), true);
    for (uint32_t i = 0; i < list.elements.count; i++) {
        struct array_element element = list.elements.items[last ? list.elements.count - 1 - i : i];
        struct value_case one = {term_and(exec_terms(x), before, element.present), element.value};
        VEC_PUSH(exec_arena(x), &cases, one);
        before = term_and(exec_terms(x), before, term_not(exec_terms(x), element.present));
    }
    struct value_case none = {before, value_of_bool(x, false)};
    if (!exec_is_false(x, before))
        VEC_PUSH(exec_arena(x), &cases, none);
    return value_join(x, &cases);
}

static bool has_few_elements(struct call *call)
{
    enum { MOST_CASES = 32 };
    if (call->args[0].tag != VALUE_ARRAY)
        return false;
    struct php_list list = php_list_of(call->x, call->args[0]);
    return list.closed && list.elements.count <= MOST_CASES;
}

static struct value move_to_end(struct call *call, bool last)
{
    array_elements elements;
    uint32_t place;
    if (find_cursor(call, &elements, &place))
        return move_to(call, &elements, last && elements.count ? elements.count - 1 : 0);
    return has_few_elements(call) ? end_of(call, last) : move_unknown(call);
}

/* Where nothing moved the cursor, it is at the first element. */
static struct value run_current(struct call *call)
{
    array_elements elements;
    uint32_t place;
    if (find_cursor(call, &elements, &place))
        return value_at(call, &elements, place);
    bool at_first = has_few_elements(call) && array_cursor(call->x, call->args[0]) == 0;
    return at_first ? end_of(call, false) : call_unknown(call);
}

static struct value run_reset(struct call *call)
{
    return move_to_end(call, false);
}

static struct value run_end(struct call *call)
{
    return move_to_end(call, true);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("current", 1, 1, "array|object $array", run_current),
    PHP_REFERENCE_FUNCTION("end", 1, 1, 1, "array|object &$array", run_end),
    PHP_FUNCTION("key", 1, 1, "array|object $array", run_key),
    PHP_REFERENCE_FUNCTION("next", 1, 1, 1, "array|object &$array", run_next),
    PHP_FUNCTION("pos", 1, 1, "array|object $array", run_current),
    PHP_REFERENCE_FUNCTION("prev", 1, 1, 1, "array|object &$array", run_prev),
    PHP_REFERENCE_FUNCTION("reset", 1, 1, 1, "array|object &$array", run_reset),
};

const struct php_builtins php_builtins_array_cursor = {items, ARRAY_LENGTH(items)};
