/* Map, Set, Date, Promise. The entries of a Map are a list of pairs, in order. */
#include "grammars/javascript/semantics/builtins.h"

static name_id word(struct exec *x, const char *name)
{
    return names_add_z(exec_names(x), name);
}

static struct value kept(struct call *call)
{
    struct value list = object_get_property(call->x, call->self, word(call->x, "{entries}"));
    return list.tag == VALUE_OBJECT ? object_properties(call->x, list) : array_empty(call->x);
}

static void keep(struct call *call, struct value array)
{
    object_set_property(call->x, call->self, word(call->x, "{entries}"),
                        js_make_list(call->x, array));
}

static bool is_map(struct call *call)
{
    return js_is_class(call->x, call->self, "Map");
}

static struct value part(struct call *call, struct value entry, uint32_t index)
{
    return is_map(call) ? js_index(call->x, entry, value_of_float(call->x, index)) : entry;
}

static struct value pair(struct exec *x, struct value key, struct value value)
{
    struct value array = array_append(x, array_empty(x), key);
    return js_make_list(x, array_append(x, array, value));
}

/* Replaces the entry of an equal key, or adds one where none is equal. */
static void put(struct call *call, struct value key, struct value value)
{
    struct term_table *terms = exec_terms(call->x);
    array_elements elements = {0};
    leaf_id base;
    struct value array = kept(call), entry = is_map(call) ? pair(call->x, key, value) : key;
    term_id hit = term_bool(terms, false);
    array_list(call->x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value old = heap_follow(call->x, elements.items[i].value);
        term_id equal = js_strict_eq(call->x, part(call, old, 0), key);
        equal = term_and(terms, equal, elements.items[i].present);
        hit = term_or(terms, hit, equal);
        array = array_put(call->x, array, elements.items[i].key,
                          value_merge(call->x, equal, entry, old));
    }
    if (exec_is_false(call->x, hit))
        array = array_append(call->x, array, entry);
    else if (!exec_is_true(call->x, hit))
        array = array_put_under(call->x, array, value_int(array_next_index(call->x, array)), entry,
                                term_not(terms, hit));
    keep(call, array);
}

static struct value look_up(struct call *call, bool value)
{
    struct term_table *terms = exec_terms(call->x);
    array_elements elements = {0};
    leaf_id base;
    struct value result = value ? VALUE_OF_UNDEFINED : value_of_bool(call->x, false);
    if (!array_list(call->x, kept(call), &elements, &base))
        return js_derived(call, VALUE_ANY | VALUE_MASK(VALUE_UNDEFINED), VALUE_ANY);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value entry = heap_follow(call->x, elements.items[i].value);
        term_id equal = js_strict_eq(call->x, part(call, entry, 0), arg(call, 0));
        equal = term_and(terms, equal, elements.items[i].present);
        struct value found = value ? part(call, entry, 1) : value_of_bool(call->x, true);
        result = value_merge(call->x, equal, found, result);
    }
    return result;
}

static struct value run_get(struct call *call)
{
    return look_up(call, true);
}

static struct value run_has(struct call *call)
{
    return look_up(call, false);
}

static struct value run_set(struct call *call)
{
    put(call, arg(call, 0), arg(call, 1));
    return call->self;
}

static struct value run_delete(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    array_elements elements = {0};
    leaf_id base;
    struct value array = array_empty(call->x), had = look_up(call, false);
    array_list(call->x, kept(call), &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value entry = heap_follow(call->x, elements.items[i].value);
        term_id equal = js_strict_eq(call->x, part(call, entry, 0), arg(call, 0));
        term_id stays = term_and(terms, elements.items[i].present, term_not(terms, equal));
        if (exec_is_true(call->x, stays))
            array = array_append(call->x, array, entry);
        else if (!exec_is_false(call->x, stays))
            array = array_put_under(call->x, array, value_int(array_next_index(call->x, array)),
                                    entry, stays);
    }
    keep(call, array);
    return had;
}

static struct value run_clear(struct call *call)
{
    keep(call, array_empty(call->x));
    return VALUE_OF_UNDEFINED;
}

static struct value parts(struct call *call, uint32_t index)
{
    array_elements elements = {0};
    leaf_id base;
    struct value array = kept(call);
    if (!is_map(call) || !array_list(call->x, array, &elements, &base))
        return js_make_list(call->x, array);
    for (uint32_t i = 0; i < elements.count; i++)
        array = array_put_under(call->x, array, elements.items[i].key,
                                part(call, heap_follow(call->x, elements.items[i].value), index),
                                elements.items[i].present);
    return js_make_list(call->x, array);
}

static struct value run_keys(struct call *call)
{
    return parts(call, 0);
}

static struct value run_values(struct call *call)
{
    return parts(call, 1);
}

static struct value run_entries(struct call *call)
{
    return js_make_list(call->x, kept(call));
}

static struct value run_for_each(struct call *call)
{
    array_elements elements = {0};
    leaf_id base;
    array_list(call->x, kept(call), &elements, &base);
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(call->x); i++) {
        struct value entry = heap_follow(call->x, elements.items[i].value);
        struct value args[3] = {part(call, entry, 1), part(call, entry, 0), call->self};
        exec_call(call->x, arg(call, 0), args, 3);
    }
    return VALUE_OF_UNDEFINED;
}

static struct value make(struct call *call, const char *class_name)
{
    array_elements elements = {0};
    leaf_id base;
    struct call inner = *call;
    inner.self = object_new(call->x, word(call->x, class_name), NO_CLASS);
    keep(&inner, array_empty(call->x));
    if (js_is_nothing(arg(call, 0)))
        return inner.self;
    struct value array = js_spread(call->x, arg(call, 0), false);
    if (exec_is_dead(call->x))
        return VALUE_OF_UNDEFINED;
    if (!array_list(call->x, array, &elements, &base)) {
        keep(&inner, array);
        return inner.self;
    }
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(call->x); i++) {
        struct value entry = heap_follow(call->x, elements.items[i].value);
        put(&inner, part(&inner, entry, 0), part(&inner, entry, 1));
    }
    return inner.self;
}

static struct value run_new_map(struct call *call)
{
    return make(call, "Map");
}

static struct value run_new_set(struct call *call)
{
    return make(call, "Set");
}

/* ---- dates: when it is, nobody knows ---- */

static struct value run_new_date(struct call *call)
{
    struct value date = object_new(call->x, word(call->x, "Date"), NO_CLASS);
    struct value time = call->count ? arg(call, 0) : exec_unknown(call->x, TEXT("time"), NULL, 0);
    object_set_property(call->x, date, word(call->x, "{time}"), time);
    return date;
}

static struct value run_time(struct call *call)
{
    return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
}

static struct value run_time_text(struct call *call)
{
    return js_derived(call, VALUE_MASK(VALUE_STRING), 0);
}

static struct value run_now(struct call *call)
{
    return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
}

/* ---- promises ---- */

static struct value run_resolve(struct call *call)
{
    return js_fulfilled(call->x, arg(call, 0));
}

static struct value run_reject(struct call *call)
{
    return js_rejected(call->x, arg(call, 0));
}

/* Waits for each; the first one that was rejected rejects the whole. */
static struct value await_all(struct exec *x, struct value list, void *context)
{
    array_elements elements = {0};
    struct value array = array_empty(x);
    (void)context;
    if (!js_list_elements(x, list, &elements))
        return exec_derived(x, "Promise.all", VALUE_MASK(VALUE_OBJECT), VALUE_ANY, &list, 1);
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(x); i++)
        array = array_append(x, array, js_await(x, heap_follow(x, elements.items[i].value)));
    return exec_is_dead(x) ? VALUE_OF_UNDEFINED : js_make_list(x, array);
}

static struct value run_all(struct call *call)
{
    return js_fulfilled(call->x, await_all(call->x, arg(call, 0), NULL));
}

static struct value run_race(struct call *call)
{
    return js_derived(call, VALUE_ANY, VALUE_ANY);
}

struct reaction {
    struct value fulfilled, rejected;
    bool is_finally;
};

static struct value settle(struct exec *x, struct value callback, struct value value)
{
    struct value thrown;
    term_id threw;
    struct value result = exec_call_caught(x, callback, &value, 1, &thrown, &threw);
    if (exec_is_dead(x))
        return VALUE_OF_UNDEFINED;
    struct value good = js_fulfilled(x, result);
    if (exec_is_false(x, threw))
        return good;
    return value_merge(x, threw, js_rejected(x, value_or(x, thrown, VALUE_OF_UNDEFINED)), good);
}

static struct value react_good(struct exec *x, struct value promise, void *context)
{
    const struct reaction *r = context;
    struct value value = object_get_property(x, promise, word(x, "{value}"));
    return r->fulfilled.tag == VALUE_CALLABLE ? settle(x, r->fulfilled, value) : promise;
}

static struct value react_bad(struct exec *x, struct value promise, void *context)
{
    const struct reaction *r = context;
    struct value value = object_get_property(x, promise, word(x, "{value}"));
    if (r->rejected.tag != VALUE_CALLABLE)
        return promise;
    struct value result = settle(x, r->rejected, value);
    return r->is_finally ? promise : result;
}

static struct value react(struct exec *x, struct value promise, void *context)
{
    struct value rejected = object_get_property(x, promise, word(x, "{rejected}"));
    term_id bad =
        rejected.tag == VALUE_BOOL ? value_term(rejected) : term_bool(exec_terms(x), false);
    struct value good_result = promise, bad_result = promise;
    if (!exec_is_true(x, bad))
        exec_under(x, term_not(exec_terms(x), bad), react_good, promise, context, &good_result);
    if (!exec_is_false(x, bad) && !exec_is_dead(x))
        exec_under(x, bad, react_bad, promise, context, &bad_result);
    return exec_is_dead(x) ? VALUE_OF_UNDEFINED : value_merge(x, bad, bad_result, good_result);
}

static struct value run_then(struct call *call)
{
    struct reaction reaction = {arg(call, 0), arg(call, 1), false};
    return react(call->x, call->self, &reaction);
}

static struct value run_catch(struct call *call)
{
    struct reaction reaction = {VALUE_OF_UNDEFINED, arg(call, 0), false};
    return react(call->x, call->self, &reaction);
}

static struct value run_finally(struct call *call)
{
    struct reaction reaction = {arg(call, 0), arg(call, 0), true};
    struct value result = react(call->x, call->self, &reaction);
    return exec_is_dead(call->x) ? result : call->self;
}

/* ---- new Promise(executor) ---- */

static struct value settler(struct call *call, const char *name, struct value promise)
{
    struct callable callable = {.name = word(call->x, name), .self = promise};
    return value_callable(call->x, &callable);
}

/* Where neither was called yet, the promise hangs: a value that nobody knows. */
static struct value run_new_promise(struct call *call)
{
    struct value promise = js_rejected(call->x, VALUE_OF_UNDEFINED);
    object_set_property(call->x, promise, word(call->x, "{rejected}"),
                        value_of_bool(call->x, false));
    object_set_property(call->x, promise, word(call->x, "{value}"),
                        js_derived(call, VALUE_ANY, VALUE_ANY));
    if (exec_is_concrete(call->x) && exec_is_dead(call->x))
        return VALUE_OF_UNDEFINED;
    struct value args[2] = {settler(call, "promise#resolve", promise),
                            settler(call, "promise#reject", promise)};
    exec_call(call->x, arg(call, 0), args, 2);
    return promise;
}

static struct value settle_self(struct call *call, bool rejected)
{
    object_set_property(call->x, call->self, word(call->x, "{value}"), arg(call, 0));
    object_set_property(call->x, call->self, word(call->x, "{rejected}"),
                        value_of_bool(call->x, rejected));
    return VALUE_OF_UNDEFINED;
}

static struct value run_settle(struct call *call)
{
    return settle_self(call, false);
}

static struct value run_settle_rejected(struct call *call)
{
    return settle_self(call, true);
}

static const struct builtin items[] = {
    JS_FUNCTION("date#getfullyear", run_time),
    JS_FUNCTION("date#getmonth", run_time),
    JS_FUNCTION("date#gettime", run_time),
    JS_FUNCTION("date#toisostring", run_time_text),
    JS_FUNCTION("date#tojson", run_time_text),
    JS_FUNCTION("date#tolocaledatestring", run_time_text),
    JS_FUNCTION("date#tostring", run_time_text),
    JS_FUNCTION("date#valueof", run_time),
    JS_FUNCTION("date.now", run_now),
    JS_FUNCTION("date.parse", run_time),
    JS_FUNCTION("map#clear", run_clear),
    JS_FUNCTION("map#delete", run_delete),
    JS_FUNCTION("map#entries", run_entries),
    JS_FUNCTION("map#foreach", run_for_each),
    JS_FUNCTION("map#get", run_get),
    JS_FUNCTION("map#has", run_has),
    JS_FUNCTION("map#keys", run_keys),
    JS_FUNCTION("map#set", run_set),
    JS_FUNCTION("map#values", run_values),
    JS_FUNCTION("new date", run_new_date),
    JS_FUNCTION("new map", run_new_map),
    JS_FUNCTION("new promise", run_new_promise),
    JS_FUNCTION("new set", run_new_set),
    JS_FUNCTION("promise#catch", run_catch),
    JS_FUNCTION("promise#finally", run_finally),
    JS_FUNCTION("promise#reject", run_settle_rejected),
    JS_FUNCTION("promise#resolve", run_settle),
    JS_FUNCTION("promise#then", run_then),
    JS_FUNCTION("promise.all", run_all),
    JS_FUNCTION("promise.any", run_race),
    JS_FUNCTION("promise.race", run_race),
    JS_FUNCTION("promise.reject", run_reject),
    JS_FUNCTION("promise.resolve", run_resolve),
    JS_FUNCTION("set#add", run_set),
    JS_FUNCTION("set#clear", run_clear),
    JS_FUNCTION("set#delete", run_delete),
    JS_FUNCTION("set#foreach", run_for_each),
    JS_FUNCTION("set#has", run_has),
    JS_FUNCTION("set#values", run_values),
};

const struct js_builtins js_builtins_collections = {items, ARRAY_LENGTH(items)};
