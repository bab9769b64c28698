/* Built-in functions of objects and functions. */
#include "grammars/javascript/semantics/builtins.h"

enum listing { KEYS, VALUES, ENTRIES };

static struct value pair(struct exec *x, struct value key, struct value value)
{
    struct value array = array_append(x, array_empty(x), key);
    return js_make_list(x, array_append(x, array, value));
}

static struct value listed(struct call *call, struct value object, enum listing what)
{
    array_elements elements = {0};
    struct exec *x = call->x;
    if (js_is_nothing(object)) {
        js_throw(x, "TypeError", "Cannot convert undefined or null to object");
        return VALUE_OF_UNDEFINED;
    }
    bool known = object.tag == VALUE_OBJECT && js_own_properties(x, object, &elements);
    if (!known && (object.tag == VALUE_OBJECT || object.tag == VALUE_ARRAY))
        return js_derived(call, VALUE_MASK(VALUE_OBJECT),
                          what == KEYS ? VALUE_MASK(VALUE_STRING) : VALUE_ANY);
    struct value array = array_empty(x);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value key = value_string(js_to_string(x, elements.items[i].key));
        struct value value = heap_follow(x, elements.items[i].value);
        struct value item = what == KEYS ? key : what == VALUES ? value : pair(x, key, value);
        array = exec_is_true(x, elements.items[i].present)
                    ? array_append(x, array, item)
                    : array_put_under(x, array, value_int(array_next_index(x, array)), item,
                                      elements.items[i].present);
    }
    return js_make_list(x, array);
}

/* An argument that may be several things: each by itself. */
struct listing_call {
    struct call *call;
    enum listing what;
};

static struct value list_one(struct exec *x, struct value object, void *context)
{
    const struct listing_call *listing = context;
    (void)x;
    return listed(listing->call, object, listing->what);
}

static struct value list_all(struct call *call, enum listing what)
{
    struct listing_call listing = {call, what};
    return js_map(call->x, arg(call, 0), list_one, &listing);
}

static struct value run_keys(struct call *call)
{
    return list_all(call, KEYS);
}

static struct value run_values(struct call *call)
{
    return list_all(call, VALUES);
}

static struct value run_entries(struct call *call)
{
    return list_all(call, ENTRIES);
}

static struct value run_assign(struct call *call)
{
    struct value target = arg(call, 0);
    if (target.tag != VALUE_OBJECT)
        return target.tag == VALUE_CALLABLE ? target
                                            : exec_unmodelled(call->x,
                                                              "Object.assign to what may "
                                                              "be no object",
                                                              call->args, call->count);
    for (uint32_t i = 1; i < call->count && !exec_is_dead(call->x); i++) {
        array_elements elements = {0};
        leaf_id base;
        struct value more = js_spread(call->x, call->args[i], true);
        struct value array = object_properties(call->x, target);
        if (!array_list(call->x, more, &elements, &base)) {
            object_set_properties(call->x, target, array_extend(call->x, array, more, true));
            continue;
        }
        for (uint32_t k = 0; k < elements.count; k++) {
            struct text name;
            if (!value_is_text(call->x, elements.items[k].key, &name)) {
                array = object_properties(call->x, target);
                object_set_properties(
                    call->x, target,
                    array_put(call->x, array, elements.items[k].key, elements.items[k].value));
                continue;
            }
            name_id id = names_add(exec_names(call->x), name);
            struct value value = heap_follow(call->x, elements.items[k].value);
            if (!exec_write_model(call->x, target, id, value, elements.items[k].present))
                js_write_member(call->x, target, id, elements.items[k].present, value);
        }
    }
    return target;
}

static struct value run_same(struct call *call)
{
    return arg(call, 0);
}

static struct value run_create(struct call *call)
{
    if (arg(call, 0).tag != VALUE_NULL)
        return exec_unmodelled(call->x, "Object.create", call->args, call->count);
    return js_make_object(call->x, array_empty(call->x));
}

static struct value run_from_entries(struct call *call)
{
    array_elements elements = {0};
    struct value list = js_make_list(call->x, js_spread(call->x, arg(call, 0), false));
    struct value array = array_empty(call->x);
    if (exec_is_dead(call->x))
        return VALUE_OF_UNDEFINED;
    if (!js_list_elements(call->x, list, &elements))
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value entry = heap_follow(call->x, elements.items[i].value);
        struct value key = js_index(call->x, entry, value_of_float(call->x, 0));
        struct value value = js_index(call->x, entry, value_of_float(call->x, 1));
        key = js_to_key(call->x, key);
        if (key.tag != VALUE_INT && key.tag != VALUE_STRING)
            return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_ANY);
        array = array_put(call->x, array, key, value);
    }
    return js_make_object(call->x, array);
}

static struct value run_has_own(struct call *call)
{
    struct value object = call->self, key = arg(call, 0);
    if (call->self.tag == VALUE_CALLABLE || call->self.tag == VALUE_ABSENT) {
        object = arg(call, 0);
        key = arg(call, 1);
    }
    if (object.tag != VALUE_OBJECT)
        return value_of_bool(call->x, false);
    struct value found =
        array_get(call->x, object_properties(call->x, object), js_to_key(call->x, key));
    return value_bool(
        term_not(exec_terms(call->x), value_has_tag(call->x, found, VALUE_MASK(VALUE_ABSENT))));
}

static struct value run_to_string(struct call *call)
{
    return value_string(js_to_string(call->x, call->self));
}

static struct value run_value_of(struct call *call)
{
    return call->self;
}

static struct value run_new_object(struct call *call)
{
    return arg(call, 0).tag == VALUE_OBJECT ? arg(call, 0)
                                            : js_make_object(call->x, array_empty(call->x));
}

/* ---- functions ---- */

static struct value run_call(struct call *call)
{
    struct value bound = exec_bind(call->x, call->self, arg(call, 0));
    uint32_t count = call->count ? call->count - 1 : 0;
    return exec_call(call->x, bound, call->args + (call->count ? 1 : 0), count);
}

static struct value run_apply(struct call *call)
{
    array_elements elements = {0};
    struct value bound = exec_bind(call->x, call->self, arg(call, 0));
    if (js_is_nothing(arg(call, 1)))
        return exec_call(call->x, bound, NULL, 0);
    if (!js_list_elements(call->x, arg(call, 1), &elements))
        return exec_unmodelled(call->x, "apply with an unknown list", call->args, call->count);
    struct value *args = ARENA_ARRAY(exec_arena(call->x), struct value, elements.count + 1);
    for (uint32_t i = 0; i < elements.count; i++)
        args[i] = heap_follow(call->x, elements.items[i].value);
    return exec_call(call->x, bound, args, elements.count);
}

static struct value run_bind(struct call *call)
{
    if (call->count > 1)
        return exec_unmodelled(call->x, "bind with arguments", call->args, call->count);
    return exec_bind(call->x, call->self, arg(call, 0));
}

static const struct builtin items[] = {
    JS_FUNCTION("function#apply", run_apply),
    JS_FUNCTION("function#bind", run_bind),
    JS_FUNCTION("function#call", run_call),
    JS_FUNCTION("new object", run_new_object),
    JS_FUNCTION("object", run_new_object),
    JS_FUNCTION("object#hasownproperty", run_has_own),
    JS_FUNCTION("object#tostring", run_to_string),
    JS_FUNCTION("object#valueof", run_value_of),
    JS_FUNCTION("object.assign", run_assign),
    JS_FUNCTION("object.create", run_create),
    JS_FUNCTION("object.entries", run_entries),
    JS_FUNCTION("object.freeze", run_same),
    JS_FUNCTION("object.fromentries", run_from_entries),
    JS_FUNCTION("object.hasown", run_has_own),
    JS_FUNCTION("object.keys", run_keys),
    JS_FUNCTION("object.seal", run_same),
    JS_FUNCTION("object.values", run_values),
};

const struct js_builtins js_builtins_object = {items, ARRAY_LENGTH(items)};
