/*
 * Built-in functions of lists. A callback runs once for each element that is known; of a list with
 * more elements, for any of them, and what it assigns around it is forgotten.
 */
#include <math.h>

#include "grammars/javascript/semantics/builtins.h"

static struct value elements_array(struct call *call)
{
    return call->self.tag == VALUE_OBJECT ? object_properties(call->x, call->self) : call->self;
}

static void keep(struct call *call, struct value array)
{
    if (call->self.tag == VALUE_OBJECT)
        object_set_properties(call->x, call->self, array);
}

static struct value undefined_or(struct call *call, struct value value)
{
    return value_or(call->x, value, VALUE_OF_UNDEFINED);
}

/* Some element of a list that is not known whole. */
static struct value any_element(struct call *call)
{
    struct value index = exec_derived(call->x, "index", VALUE_MASK(VALUE_FLOAT), 0, &call->self, 1);
    if (exec_is_dead(call->x))
        return VALUE_OF_UNDEFINED;
    struct value array = elements_array(call);
    struct value element = array_get(call->x, array, js_to_key(call->x, index));
    return undefined_or(call, heap_follow(call->x, element));
}

static struct value call_with(struct call *call, struct value item, uint32_t index)
{
    struct value args[3] = {item, value_of_float(call->x, index), call->self};
    return exec_call(call->x, arg(call, 0), args, 3);
}

/* Any number of calls with elements that nobody knows. */
static struct value repeat(struct call *call, struct value item)
{
    struct value args[3] = {
        item, exec_derived(call->x, "index", VALUE_MASK(VALUE_FLOAT), 0, &call->self, 1),
        call->self};
    return exec_repeat(call->x, arg(call, 0), args, 3);
}

/* ---- changing ---- */

static struct value run_push(struct call *call)
{
    struct value array = elements_array(call);
    for (uint32_t i = 0; i < call->count; i++)
        array = array_append(call->x, array, call->args[i]);
    keep(call, array);
    return call->self.tag == VALUE_OBJECT ? js_length(call->x, call->self)
                                          : value_of_int(call->x, 0);
}

/* The list anew from its elements; false if they are not all known. */
static bool take_elements(struct call *call, array_elements *elements)
{
    return js_list_elements(call->x, call->self, elements);
}

static void put_elements(struct call *call, const array_elements *elements, uint32_t from,
                         uint32_t to)
{
    struct value array = array_empty(call->x);
    for (uint32_t i = from; i < to; i++)
        array = array_append(call->x, array, elements->items[i].value);
    keep(call, array);
}

static struct value forget(struct call *call)
{
    struct value any = js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
    if (any.tag == VALUE_OBJECT)
        keep(call, object_properties(call->x, any));
    return exec_is_dead(call->x) ? VALUE_OF_UNDEFINED : any_element(call);
}

static struct value run_pop(struct call *call)
{
    array_elements elements = {0};
    if (!take_elements(call, &elements))
        return forget(call);
    if (elements.count == 0)
        return VALUE_OF_UNDEFINED;
    put_elements(call, &elements, 0, elements.count - 1);
    return heap_follow(call->x, elements.items[elements.count - 1].value);
}

static struct value run_shift(struct call *call)
{
    array_elements elements = {0};
    if (!take_elements(call, &elements))
        return forget(call);
    if (elements.count == 0)
        return VALUE_OF_UNDEFINED;
    put_elements(call, &elements, 1, elements.count);
    return heap_follow(call->x, elements.items[0].value);
}

static struct value run_unshift(struct call *call)
{
    array_elements elements = {0};
    if (!take_elements(call, &elements))
        return forget(call);
    struct value array = array_empty(call->x);
    for (uint32_t i = 0; i < call->count; i++)
        array = array_append(call->x, array, call->args[i]);
    for (uint32_t i = 0; i < elements.count; i++)
        array = array_append(call->x, array, elements.items[i].value);
    keep(call, array);
    return value_of_int(call->x, (int64_t)(call->count + elements.count));
}

static struct value run_reverse(struct call *call)
{
    array_elements elements = {0};
    if (!take_elements(call, &elements)) {
        forget(call);
        return call->self;
    }
    struct value array = array_empty(call->x);
    for (uint32_t i = elements.count; i-- > 0;)
        array = array_append(call->x, array, elements.items[i].value);
    keep(call, array);
    return call->self;
}

static struct value run_sort(struct call *call)
{
    array_elements elements = {0};
    if (!take_elements(call, &elements) || elements.count > 1)
        forget(call);
    return call->self;
}

/* ---- parts ---- */

static double bound(struct call *call, uint32_t index, double otherwise, double size, bool *known)
{
    double number = otherwise;
    if (arg(call, index).tag != VALUE_UNDEFINED)
        *known &= js_known_number(call->x, arg(call, index), &number);
    number = isnan(number) ? 0 : trunc(number);
    number = number < 0 ? number + size : number;
    return number < 0 ? 0 : number > size ? size : number;
}

static struct value run_slice(struct call *call)
{
    array_elements elements = {0};
    bool known = take_elements(call, &elements);
    double from = bound(call, 0, 0, elements.count, &known);
    double to = bound(call, 1, elements.count, elements.count, &known);
    if (!known)
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
    struct value array = array_empty(call->x);
    for (uint32_t i = (uint32_t)from; i < (uint32_t)to; i++)
        array = array_append(call->x, array, elements.items[i].value);
    return js_make_list(call->x, array);
}

static struct value run_splice(struct call *call)
{
    array_elements elements = {0};
    bool known = take_elements(call, &elements);
    double from = bound(call, 0, 0, elements.count, &known), removed = elements.count - from;
    if (call->count > 1)
        known &= js_known_number(call->x, arg(call, 1), &removed);
    if (!known) {
        forget(call);
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
    }
    removed = removed < 0 ? 0 : removed > elements.count - from ? elements.count - from : removed;
    struct value array = array_empty(call->x), gone = array_empty(call->x);
    uint32_t first = (uint32_t)from, last = first + (uint32_t)removed;
    for (uint32_t i = 0; i < first; i++)
        array = array_append(call->x, array, elements.items[i].value);
    for (uint32_t i = 2; i < call->count; i++)
        array = array_append(call->x, array, call->args[i]);
    for (uint32_t i = first; i < last; i++)
        gone = array_append(call->x, gone, elements.items[i].value);
    for (uint32_t i = last; i < elements.count; i++)
        array = array_append(call->x, array, elements.items[i].value);
    keep(call, array);
    return js_make_list(call->x, gone);
}

static bool is_list(struct call *call, struct value value)
{
    return js_is_class(call->x, value, "Array");
}

static struct value run_concat(struct call *call)
{
    struct value array = elements_array(call);
    for (uint32_t i = 0; i < call->count && !exec_is_dead(call->x); i++) {
        if (!is_list(call, call->args[i]) && call->args[i].tag == VALUE_OBJECT &&
            name_is_none(object_get(call->x, call->args[i])->class_name))
            return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
        array = is_list(call, call->args[i])
                    ? array_extend(call->x, array, js_spread(call->x, call->args[i], false), false)
                    : array_append(call->x, array, call->args[i]);
    }
    return js_make_list(call->x, array);
}

static struct value run_join(struct call *call)
{
    array_elements elements = {0};
    struct term_table *terms = exec_terms(call->x);
    VEC(term_id) parts = {0};
    if (!take_elements(call, &elements))
        return js_derived(call, VALUE_MASK(VALUE_STRING), 0);
    term_id separator = arg(call, 0).tag == VALUE_UNDEFINED ? term_string_of(terms, TEXT(","))
                                                            : js_to_string(call->x, arg(call, 0));
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(call->x); i++) {
        struct value item = heap_follow(call->x, elements.items[i].value);
        if (i)
            VEC_PUSH(exec_arena(call->x), &parts, separator);
        VEC_PUSH(exec_arena(call->x), &parts,
                 js_is_nothing(item) ? term_string_of(terms, TEXT(""))
                                     : js_to_string(call->x, item));
    }
    return value_string(term_concat(terms, parts.items, parts.count));
}

static struct value run_at(struct call *call)
{
    array_elements elements = {0};
    double index;
    if (!take_elements(call, &elements) || !js_known_number(call->x, arg(call, 0), &index))
        return any_element(call);
    index = isnan(index) ? 0 : trunc(index);
    index = index < 0 ? index + elements.count : index;
    if (index < 0 || index >= elements.count)
        return VALUE_OF_UNDEFINED;
    return heap_follow(call->x, elements.items[(uint32_t)index].value);
}

/* ---- looking for an element ---- */

static struct value run_includes(struct call *call)
{
    array_elements elements = {0};
    struct term_table *terms = exec_terms(call->x);
    leaf_id base;
    struct value array = elements_array(call);
    if (array.tag != VALUE_ARRAY || !array_list(call->x, array, &elements, &base))
        return js_derived(call, VALUE_MASK(VALUE_BOOL), 0);
    term_id any = term_bool(terms, false);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value item = heap_follow(call->x, elements.items[i].value);
        term_id equal = js_strict_eq(call->x, item, arg(call, 0));
        any = term_or(terms, any, term_and(terms, elements.items[i].present, equal));
    }
    return value_bool(any);
}

static struct value run_index_of(struct call *call)
{
    array_elements elements = {0};
    struct term_table *terms = exec_terms(call->x);
    if (!take_elements(call, &elements))
        return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
    term_id at = term_int(terms, -1);
    for (uint32_t i = elements.count; i-- > 0;) {
        struct value item = heap_follow(call->x, elements.items[i].value);
        at = term_ite(terms, js_strict_eq(call->x, item, arg(call, 0)), term_int(terms, i), at);
    }
    return value_int(at);
}

/* Where the callback holds for an element: each element that comes before does not. */
static struct value find(struct call *call, bool index)
{
    array_elements elements = {0};
    struct term_table *terms = exec_terms(call->x);
    if (!take_elements(call, &elements)) {
        struct value item = any_element(call);
        term_id holds = js_truth(call->x, repeat(call, item));
        struct value found = js_derived(call, VALUE_MASK(VALUE_BOOL), 0);
        if (exec_is_dead(call->x) || found.tag != VALUE_BOOL)
            return VALUE_OF_UNDEFINED;
        term_id hit = term_and(terms, value_term(found), holds);
        return index ? js_derived(call, VALUE_MASK(VALUE_FLOAT), 0)
                     : value_merge(call->x, hit, item, VALUE_OF_UNDEFINED);
    }
    struct value result = index ? value_of_int(call->x, -1) : VALUE_OF_UNDEFINED;
    VEC(term_id) holds = {0};
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(call->x); i++) {
        struct value item = heap_follow(call->x, elements.items[i].value);
        VEC_PUSH(exec_arena(call->x), &holds, js_truth(call->x, call_with(call, item, i)));
        if (exec_is_true(call->x, holds.items[i]))
            break;
    }
    for (uint32_t i = holds.count; i-- > 0;) {
        struct value item =
            index ? value_of_int(call->x, i) : heap_follow(call->x, elements.items[i].value);
        result = value_merge(call->x, holds.items[i], item, result);
    }
    return result;
}

static struct value run_find(struct call *call)
{
    return find(call, false);
}

static struct value run_find_index(struct call *call)
{
    return find(call, true);
}

static struct value quantify(struct call *call, bool all)
{
    array_elements elements = {0};
    struct term_table *terms = exec_terms(call->x);
    if (!take_elements(call, &elements)) {
        struct value one = repeat(call, any_element(call));
        struct value from[2] = {call->self, one};
        return exec_derived(call->x, all ? "Array.every" : "Array.some", VALUE_MASK(VALUE_BOOL), 0,
                            from, 2);
    }
    term_id result = term_bool(terms, all);
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(call->x); i++) {
        struct value item = heap_follow(call->x, elements.items[i].value);
        term_id holds = js_truth(call->x, call_with(call, item, i));
        result = all ? term_and(terms, result, holds) : term_or(terms, result, holds);
        if (exec_is_true(call->x, result) != all &&
            (all ? exec_is_false(call->x, result) : exec_is_true(call->x, result)))
            break;
    }
    return value_bool(result);
}

static struct value run_some(struct call *call)
{
    return quantify(call, false);
}

static struct value run_every(struct call *call)
{
    return quantify(call, true);
}

/* ---- going through ---- */

static struct value run_for_each(struct call *call)
{
    array_elements elements = {0};
    if (!take_elements(call, &elements)) {
        repeat(call, any_element(call));
        return VALUE_OF_UNDEFINED;
    }
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(call->x); i++)
        call_with(call, heap_follow(call->x, elements.items[i].value), i);
    return VALUE_OF_UNDEFINED;
}

static struct value run_map(struct call *call)
{
    array_elements elements = {0};
    struct value array = array_empty(call->x);
    if (!take_elements(call, &elements)) {
        if (exec_is_concrete(call->x))
            return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
        if (exec_assigns_outside(call->x, arg(call, 0)))
            repeat(call, any_element(call));
        struct value mapped = exec_mapped(call->x, elements_array(call), arg(call, 0));
        return mapped.tag == VALUE_ARRAY ? js_make_list(call->x, mapped) : mapped;
    }
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(call->x); i++)
        array = array_append(call->x, array,
                             call_with(call, heap_follow(call->x, elements.items[i].value), i));
    return js_make_list(call->x, array);
}

/* An element that may be left out leaves a gap that is not there for loops. */
static struct value run_filter(struct call *call)
{
    array_elements elements = {0};
    struct value array = array_empty(call->x);
    if (!take_elements(call, &elements)) {
        repeat(call, any_element(call));
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
    }
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(call->x); i++) {
        struct value item = heap_follow(call->x, elements.items[i].value);
        term_id holds = js_truth(call->x, call_with(call, item, i));
        if (exec_is_true(call->x, holds))
            array = array_append(call->x, array, item);
        else if (!exec_is_false(call->x, holds))
            array = array_put_under(call->x, array, value_int(array_next_index(call->x, array)),
                                    item, holds);
    }
    return js_make_list(call->x, array);
}

static struct value fold_unknown(struct call *call)
{
    struct value initial = arg(call, 1), item = any_element(call);
    struct value args[2] = {call->count > 1 ? initial : item, item};
    struct value step = exec_repeat(call->x, arg(call, 0), args, 2);
    if (exec_is_dead(call->x))
        return VALUE_OF_UNDEFINED;
    struct value sources[2] = {step, initial};
    uint32_t tags =
        value_tags(call->x, step) | (call->count > 1 ? value_tags(call->x, initial) : 0);
    tags &= VALUE_ANY | VALUE_MASK(VALUE_UNDEFINED);
    return exec_derived(call->x, "Array.reduce", tags ? tags : VALUE_ANY, VALUE_ANY, sources, 2);
}

static struct value run_reduce(struct call *call)
{
    array_elements elements = {0};
    if (!take_elements(call, &elements))
        return fold_unknown(call);
    bool given = call->count > 1;
    if (!given && elements.count == 0) {
        js_throw(call->x, "TypeError", "Reduce of empty array with no initial value");
        return VALUE_OF_UNDEFINED;
    }
    struct value result = given ? arg(call, 1) : heap_follow(call->x, elements.items[0].value);
    for (uint32_t i = given ? 0 : 1; i < elements.count && !exec_is_dead(call->x); i++) {
        struct value args[4] = {result, heap_follow(call->x, elements.items[i].value),
                                value_of_float(call->x, i), call->self};
        result = exec_call(call->x, arg(call, 0), args, 4);
    }
    return result;
}

static struct value run_flat(struct call *call)
{
    array_elements elements = {0};
    struct value array = array_empty(call->x);
    if (!take_elements(call, &elements) || call->count > 0)
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value item = heap_follow(call->x, elements.items[i].value);
        array = is_list(call, item)
                    ? array_extend(call->x, array, js_spread(call->x, item, false), false)
                    : array_append(call->x, array, item);
    }
    return js_make_list(call->x, array);
}

static struct value run_flat_map(struct call *call)
{
    struct value mapped = run_map(call);
    struct call inner = *call;
    inner.self = mapped;
    inner.count = 0;
    return exec_is_dead(call->x) || !is_list(call, mapped) ? mapped : run_flat(&inner);
}

static struct value run_to_string(struct call *call)
{
    return value_string(js_to_string(call->x, call->self));
}

static struct value run_values(struct call *call)
{
    return call->self;
}

static struct value run_keys(struct call *call)
{
    array_elements elements = {0};
    struct value array = array_empty(call->x);
    if (!take_elements(call, &elements))
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_MASK(VALUE_FLOAT));
    for (uint32_t i = 0; i < elements.count; i++)
        array = array_append(call->x, array, elements.items[i].key);
    return js_make_list(call->x, array);
}

static struct value run_entries(struct call *call)
{
    array_elements elements = {0};
    struct value array = array_empty(call->x);
    if (!take_elements(call, &elements))
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value pair = array_append(call->x, array_empty(call->x), elements.items[i].key);
        pair = array_append(call->x, pair, heap_follow(call->x, elements.items[i].value));
        array = array_append(call->x, array, js_make_list(call->x, pair));
    }
    return js_make_list(call->x, array);
}

/* ---- functions of Array ---- */

static term_id is_list_term(struct exec *x, struct value value)
{
    struct term_table *terms = exec_terms(x);
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    term_id any = term_bool(terms, false);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        term_id is = term_bool(terms, one.tag == VALUE_ARRAY || js_is_class(x, one, "Array"));
        if (one.tag == VALUE_OBJECT && name_is_none(object_get(x, one)->class_name)) {
            struct value guess =
                exec_derived(x, "Array.isArray", VALUE_MASK(VALUE_BOOL), 0, &one, 1);
            is = guess.tag == VALUE_BOOL ? value_term(guess) : is;
        }
        any = term_or(terms, any, term_and(terms, cases.items[i].guard, is));
    }
    return any;
}

static struct value run_is_array(struct call *call)
{
    return value_bool(is_list_term(call->x, arg(call, 0)));
}

static struct value run_from(struct call *call)
{
    struct value source = arg(call, 0), list;
    if (source.tag == VALUE_OBJECT && js_is_class(call->x, source, "Object")) {
        struct value length =
            js_member(call->x, source, names_add(exec_names(call->x), TEXT("length")));
        double size;
        if (!js_known_number(call->x, length, &size) || size > 10000)
            return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
        struct value array = array_empty(call->x);
        for (double i = 0; i < size; i++)
            array = array_append(call->x, array, VALUE_OF_UNDEFINED);
        list = js_make_list(call->x, array);
    } else {
        struct value array = js_spread(call->x, source, false);
        if (exec_is_dead(call->x))
            return VALUE_OF_UNDEFINED;
        list = js_make_list(call->x, array);
    }
    if (call->count < 2)
        return list;
    struct call inner = *call;
    inner.self = list;
    inner.args = call->args + 1;
    inner.count = 1;
    return run_map(&inner);
}

static struct value run_of(struct call *call)
{
    struct value array = array_empty(call->x);
    for (uint32_t i = 0; i < call->count; i++)
        array = array_append(call->x, array, call->args[i]);
    return js_make_list(call->x, array);
}

static struct value run_new_array(struct call *call)
{
    double size;
    if (call->count != 1 || !js_is_number_value(arg(call, 0)))
        return run_of(call);
    if (!js_known_number(call->x, arg(call, 0), &size) || size < 0 || size > 1e9)
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
    struct value next = value_of_int(call->x, (int64_t)size);
    return js_make_list(call->x,
                        array_with_next_index(call->x, array_empty(call->x), value_term(next)));
}

static struct value run_fill(struct call *call)
{
    struct constant size;
    struct value length = js_length(call->x, call->self);
    struct value array = array_empty(call->x);
    if (call->count != 1 || !value_is_constant(call->x, length, &size) || size.integer > 10000) {
        forget(call);
        return call->self;
    }
    for (int64_t i = 0; i < size.integer; i++)
        array = array_append(call->x, array, arg(call, 0));
    keep(call, array);
    return call->self;
}

static const struct builtin items[] = {
    JS_FUNCTION("array", run_new_array),
    JS_FUNCTION("array#at", run_at),
    JS_FUNCTION("array#concat", run_concat),
    JS_FUNCTION("array#entries", run_entries),
    JS_FUNCTION("array#every", run_every),
    JS_FUNCTION("array#fill", run_fill),
    JS_FUNCTION("array#filter", run_filter),
    JS_FUNCTION("array#find", run_find),
    JS_FUNCTION("array#findindex", run_find_index),
    JS_FUNCTION("array#flat", run_flat),
    JS_FUNCTION("array#flatmap", run_flat_map),
    JS_FUNCTION("array#foreach", run_for_each),
    JS_FUNCTION("array#includes", run_includes),
    JS_FUNCTION("array#indexof", run_index_of),
    JS_FUNCTION("array#join", run_join),
    JS_FUNCTION("array#keys", run_keys),
    JS_FUNCTION("array#map", run_map),
    JS_FUNCTION("array#pop", run_pop),
    JS_FUNCTION("array#push", run_push),
    JS_FUNCTION("array#reduce", run_reduce),
    JS_FUNCTION("array#reverse", run_reverse),
    JS_FUNCTION("array#shift", run_shift),
    JS_FUNCTION("array#slice", run_slice),
    JS_FUNCTION("array#some", run_some),
    JS_FUNCTION("array#sort", run_sort),
    JS_FUNCTION("array#splice", run_splice),
    JS_FUNCTION("array#tostring", run_to_string),
    JS_FUNCTION("array#unshift", run_unshift),
    JS_FUNCTION("array#values", run_values),
    JS_FUNCTION("array.from", run_from),
    JS_FUNCTION("array.isarray", run_is_array),
    JS_FUNCTION("array.of", run_of),
    JS_FUNCTION("new array", run_new_array),
};

const struct js_builtins js_builtins_list = {items, ARRAY_LENGTH(items)};
