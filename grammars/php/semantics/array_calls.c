/* Built-in functions that call a function for the elements of an array. */
#include "grammars/php/semantics/arrays.h"

/* ---- what is called ---- */

struct calling {
    struct call *call;
    struct value callback;
    struct value args[3];
    uint32_t count;
};

static struct value call_back(struct exec *x, struct value ignored, void *context)
{
    struct calling *c = context;
    (void)ignored;
    return exec_call_at(x, c->call->node, c->callback, c->args, NULL, c->count);
}

/* Calls where `present` holds; false if that never comes back. */
static bool call_under(struct calling *c, term_id present, struct value *result)
{
    struct exec *x = c->call->x;
    *result = VALUE_OF_NULL;
    if (exec_is_true(x, present)) {
        *result = call_back(x, VALUE_OF_NULL, c);
        return !exec_is_dead(x);
    }
    return exec_under(x, present, call_back, VALUE_OF_NULL, c, result);
}

static void call_once(struct exec *x, void *context)
{
    call_back(x, VALUE_OF_NULL, context);
}

/* Some element of an array, and its key: called any number of times for what the callback does. */
static void call_for_unknown(struct calling *c, const struct php_list *list, bool with_key)
{
    struct exec *x = c->call->x;
    struct value from = c->call->args[0];
    struct value key = exec_derived(x, "some key", VALUE_MASK(VALUE_STRING), 0, &from, 1);
    if (exec_is_dead(x))
        return;
    c->args[0] = value_or(x, leaf_child(x, list->base, key), VALUE_OF_NULL);
    if (with_key)
        c->args[1] = key;
    exec_any_times(x, call_once, c);
}

static struct value new_reference(struct exec *x, struct value value)
{
    struct value reference = value_make(VALUE_REFERENCE, heap_new_owner(x));
    heap_write(x, reference.id, NO_NAME, value);
    return reference;
}

/* ---- array_map ---- */

static struct value map_one(struct call *call)
{
    struct exec *x = call->x;
    struct calling c = {.call = call, .callback = call->args[0], .count = 1};
    struct php_list list = php_list_of(x, call->args[1]);
    struct value out = array_empty(x);
    if (!list.closed) {
        struct text name;
        if (value_is_text(x, call->args[0], &name) && !exec_has_function(x, name))
            return exec_mapped(x, call->args[1], call->args[0]);
        call_for_unknown(&c, &list, false);
        return exec_is_dead(x) ? VALUE_OF_NULL : call_array(call);
    }
    for (uint32_t i = 0; i < list.elements.count && !exec_is_dead(x); i++) {
        struct array_element element = list.elements.items[i];
        c.args[0] = element.value;
        if (call_under(&c, element.present, &element.value))
            out = array_put_under(x, out, element.key, element.value, element.present);
    }
    return out;
}

/* Several arrays: their elements by position. */
static struct value map_many(struct call *call)
{
    struct exec *x = call->x;
    uint32_t count = call->count - 1, longest = 0;
    array_elements *lists = ARENA_ARRAY(exec_arena(x), array_elements, count);
    struct value *args = ARENA_ARRAY(exec_arena(x), struct value, count);
    struct value out = array_empty(x);
    for (uint32_t i = 0; i < count; i++) {
        if (!arg_elements(call, i + 1, &lists[i]))
            return call_array(call);
        longest = lists[i].count > longest ? lists[i].count : longest;
    }
    for (uint32_t at = 0; at < longest && !exec_is_dead(x); at++) {
        struct value row = array_empty(x);
        for (uint32_t i = 0; i < count; i++) {
            args[i] = at < lists[i].count ? lists[i].items[at].value : VALUE_OF_NULL;
            row = array_append(x, row, args[i]);
        }
        if (call->args[0].tag != VALUE_NULL)
            row = exec_call_at(x, call->node, call->args[0], args, NULL, count);
        out = array_append(x, out, row);
    }
    return out;
}

static struct value run_array_map(struct call *call)
{
    if (call->count == 2)
        return call->args[0].tag == VALUE_NULL ? call->args[1] : map_one(call);
    return map_many(call);
}

/* ---- array_filter ---- */

enum { USE_BOTH = 1, USE_KEY = 2 };

static struct value run_array_filter(struct call *call)
{
    struct exec *x = call->x;
    struct calling c = {.call = call, .count = 1};
    struct php_list list = php_list_of(x, call->args[0]);
    bool calls = !arg_is_null(call, 1);
    int64_t mode;
    struct value out = array_empty(x), result;
    if (!arg_int(call, 2, 0, &mode))
        return call_array(call);
    c.callback = calls ? call->args[1] : VALUE_OF_NULL;
    c.count = mode == USE_BOTH ? 2 : 1;
    if (!list.closed) {
        if (calls)
            call_for_unknown(&c, &list, mode == USE_BOTH);
        return exec_is_dead(x) ? VALUE_OF_NULL : call_array(call);
    }
    for (uint32_t i = 0; i < list.elements.count && !exec_is_dead(x); i++) {
        struct array_element element = list.elements.items[i];
        c.args[0] = mode == USE_KEY ? element.key : element.value;
        c.args[1] = element.key;
        result = element.value;
        if (calls && !call_under(&c, element.present, &result))
            continue;
        term_id stays = term_and(exec_terms(x), element.present, php_truth(x, result));
        if (!exec_is_false(x, stays))
            out = array_put_under(x, out, element.key,
                                  exec_is_concrete(x)
                                      ? array_get(x, call->args[0], element.key) /* or reference */
                                      : element.value,
                                  stays);
    }
    return out;
}

/* ---- array_reduce ---- */

static struct value run_array_reduce(struct call *call)
{
    struct exec *x = call->x;
    struct calling c = {.call = call, .callback = call->args[1], .count = 2};
    struct php_list list = php_list_of(x, call->args[0]);
    struct value carry = arg_given(call, 2) ? call->args[2] : VALUE_OF_NULL, next;
    if (!list.closed)
        return call_unknown(call);
    for (uint32_t i = 0; i < list.elements.count && !exec_is_dead(x); i++) {
        struct array_element element = list.elements.items[i];
        c.args[0] = carry;
        c.args[1] = element.value;
        if (call_under(&c, element.present, &next))
            carry = exec_is_true(x, element.present) ? next
                                                     : value_merge(x, element.present, next, carry);
    }
    return carry;
}

/* ---- array_walk ---- */

static struct value walk(struct call *call, struct value array, bool deep)
{
    struct exec *x = call->x;
    struct calling c = {.call = call, .callback = call->args[1], .count = call->count};
    struct php_list list = php_list_of(x, array);
    if (!list.closed) {
        call_for_unknown(&c, &list, true);
        return exec_is_dead(x) ? VALUE_OF_NULL : call_array(call);
    }
    for (uint32_t i = 0; i < list.elements.count && !exec_is_dead(x); i++) {
        struct array_element element = list.elements.items[i];
        struct value ignored;
        if (deep && element.value.tag == VALUE_ARRAY) {
            array = array_put_under(x, array, element.key, walk(call, element.value, true),
                                    element.present);
            continue;
        }
        struct value raw = array_get(x, array, element.key);
        struct value reference = raw.tag == VALUE_REFERENCE ? raw : new_reference(x, element.value);
        c.args[0] = reference;
        c.args[1] = element.key;
        c.args[2] = arg_given(call, 2) ? call->args[2] : VALUE_OF_NULL;
        c.count = arg_given(call, 2) ? 3 : 2;
        if (call_under(&c, element.present, &ignored) && raw.tag != VALUE_REFERENCE)
            array =
                array_put_under(x, array, element.key, heap_follow(x, reference), element.present);
    }
    return array;
}

static struct value walk_argument(struct call *call, bool deep)
{
    if (call->args[0].tag != VALUE_ARRAY)
        return call_unknown(call);
    call->out[0] = walk(call, call->args[0], deep);
    return value_of_bool(call->x, true);
}

static struct value run_array_walk(struct call *call)
{
    return walk_argument(call, false);
}

static struct value run_array_walk_recursive(struct call *call)
{
    return walk_argument(call, true);
}

/* ---- iterators ---- */

static struct value run_iterator_to_array(struct call *call)
{
    struct exec *x = call->x;
    struct value iterator = call->args[0], out = array_empty(x);
    bool keeps;
    if (iterator.tag == VALUE_ARRAY) {
        array_elements slots;
        if (arg_bool(call, 1, true, &keeps) && keeps)
            return iterator;
        if (!php_slots(x, iterator, &slots))
            return call_array(call);
        for (uint32_t i = 0; i < slots.count; i++)
            out = array_append(x, out, slots.items[i].value);
        return out;
    }
    if (!exec_is_concrete(x) || !arg_bool(call, 1, true, &keeps))
        return call_array(call);
    while (exec_is_instance(x, iterator, "IteratorAggregate") && !exec_is_dead(x))
        iterator = exec_call_method(x, iterator, "getIterator", NULL, 0);
    if (!exec_is_instance(x, iterator, "Iterator"))
        return call_array(call);
    exec_call_method(x, iterator, "rewind", NULL, 0);
    while (!exec_is_dead(x) &&
           exec_is_true(x, php_truth(x, exec_call_method(x, iterator, "valid", NULL, 0)))) {
        struct value value = exec_call_method(x, iterator, "current", NULL, 0);
        if (keeps) {
            struct value key = php_to_key(x, exec_call_method(x, iterator, "key", NULL, 0));
            out = exec_is_dead(x) ? out : array_put(x, out, key, value);
        } else {
            out = array_append(x, out, value);
        }
        exec_call_method(x, iterator, "next", NULL, 0);
    }
    return out;
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("array_filter", 1, 3, "array $array, ?callable $callback = null, int $mode = 0",
                 run_array_filter),
    PHP_FUNCTION("array_map", 2, PHP_ANY, "?callable $callback, array $array, array ...$arrays",
                 run_array_map),
    PHP_FUNCTION("array_reduce", 2, 3, "array $array, callable $callback, mixed $initial = null",
                 run_array_reduce),
    PHP_REFERENCE_FUNCTION("array_walk", 2, 3, 1,
                           "array|object &$array, callable $callback, mixed $arg", run_array_walk),
    PHP_REFERENCE_FUNCTION("array_walk_recursive", 2, 3, 1,
                           "array|object &$array, callable $callback, mixed $arg",
                           run_array_walk_recursive),
    PHP_FUNCTION("iterator_to_array", 1, 2,
                 "Traversable|array $iterator, bool $preserve_keys = true", run_iterator_to_array),
};

const struct php_builtins php_builtins_array_calls = {items, ARRAY_LENGTH(items)};
