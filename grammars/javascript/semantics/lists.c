/* Lists and objects as wholes: literals, spread, loops, the rest of a pattern. */
#include "grammars/javascript/semantics/js_sem.h"

static struct value make(struct exec *x, const char *class_name, struct value array)
{
    struct value object = object_new(x, names_add_z(exec_names(x), class_name), NO_CLASS);
    object_set_properties(x, object, array);
    return object;
}

struct value js_make_list(struct exec *x, struct value array)
{
    return make(x, "Array", array);
}

struct value js_make_object(struct exec *x, struct value array)
{
    return make(x, "Object", array);
}

bool js_is_class(struct exec *x, struct value simple, const char *class_name)
{
    return simple.tag == VALUE_OBJECT &&
           text_is(names_text(exec_names(x), object_get(x, simple)->class_name), class_name);
}

/* Where elements were deleted or more may follow, the count; else the place of the next one. */
struct value js_length(struct exec *x, struct value list)
{
    struct value array = object_properties(x, list);
    array_elements elements = {0};
    leaf_id base;
    if (array_list(x, array, &elements, &base))
        return value_int(array_next_index(x, array));
    return value_int(array_count(x, array));
}

bool js_list_elements(struct exec *x, struct value value, array_elements *elements)
{
    leaf_id base;
    struct value array = value;
    if (value.tag == VALUE_OBJECT)
        array = object_properties(x, value);
    if (array.tag != VALUE_ARRAY || !array_list(x, array, elements, &base))
        return false;
    for (uint32_t i = 0; i < elements->count; i++)
        if (elements->items[i].key.tag != VALUE_INT || !exec_is_true(x, elements->items[i].present))
            return false;
    return true;
}

static bool index_of(struct exec *x, const struct array_element *element, int64_t *index)
{
    struct constant constant;
    if (element->key.tag != VALUE_INT || !value_is_constant(x, element->key, &constant))
        return false;
    *index = constant.integer;
    return true;
}

/* Integer keys first, in ascending order; the others as they were added. */
static void sort_keys(struct exec *x, array_elements *elements)
{
    for (uint32_t i = 1; i < elements->count; i++) {
        struct array_element moved = elements->items[i];
        int64_t own, other;
        bool is_index = index_of(x, &moved, &own);
        uint32_t at = i;
        for (; is_index && at > 0; at--) {
            bool before = index_of(x, &elements->items[at - 1], &other) && other <= own;
            if (before)
                break;
            elements->items[at] = elements->items[at - 1];
        }
        elements->items[at] = moved;
    }
}

bool js_own_properties(struct exec *x, struct value object, array_elements *elements)
{
    leaf_id base;
    struct value array = object.tag == VALUE_OBJECT ? object_properties(x, object) : object;
    bool all = array.tag == VALUE_ARRAY && array_list(x, array, elements, &base);
    sort_keys(x, elements);
    return all;
}

/* ---- what a value is made of ---- */

/* The elements of a list that a function without effects computes from a value. */
static struct value derived_elements(struct exec *x, const char *function, uint32_t mask,
                                     struct value from)
{
    struct value list = exec_derived(x, function, VALUE_MASK(VALUE_OBJECT), mask, &from, 1);
    return list.tag == VALUE_OBJECT ? object_properties(x, list) : array_empty(x);
}

static struct value text_elements(struct exec *x, struct value text)
{
    struct value array = array_empty(x);
    struct text known;
    if (!value_is_text(x, text, &known))
        return derived_elements(x, "characters", VALUE_MASK(VALUE_STRING), text);
    for (size_t at = 0; at < known.size;) {
        size_t size = text_code_point_size(known, at);
        array = array_append(x, array, value_of_text(x, text_slice(known, at, at + size)));
        at += size;
    }
    return array;
}

/* The entries of a Map are kept as a list of pairs, those of a Set as a list. */
static struct value entries_of(struct exec *x, struct value object)
{
    struct value kept = object_get_property(x, object, names_add(exec_names(x), TEXT("{entries}")));
    return kept.tag == VALUE_OBJECT ? object_properties(x, kept) : array_empty(x);
}

static struct value elements_of(struct exec *x, struct value value, void *context)
{
    (void)context;
    if (value.tag == VALUE_STRING)
        return text_elements(x, value);
    if (value.tag == VALUE_ARRAY)
        return value;
    if (js_is_class(x, value, "Map") || js_is_class(x, value, "Set"))
        return entries_of(x, value);
    if (value.tag == VALUE_OBJECT)
        return object_properties(x, value);
    if (value.tag == VALUE_CALLABLE)
        return exec_unmodelled(x, "a function as a list", &value, 1);
    js_throw(x, "TypeError", "%s is not iterable",
             value.tag == VALUE_NULL ? "null" : "undefined or a primitive");
    return array_empty(x);
}

static struct value keyed_elements(struct exec *x, struct value value, void *context)
{
    (void)context;
    if (value.tag == VALUE_STRING)
        return text_elements(x, value);
    if (value.tag == VALUE_ARRAY)
        return value;
    if (value.tag == VALUE_OBJECT)
        return object_properties(x, value);
    return array_empty(x);
}

struct value js_spread(struct exec *x, struct value value, bool keyed)
{
    struct value array = js_map(x, value, keyed ? keyed_elements : elements_of, NULL);
    if (array.tag == VALUE_ARRAY || exec_is_dead(x))
        return array.tag == VALUE_ARRAY ? array : array_empty(x);
    return derived_elements(x, "spread", VALUE_ANY, value);
}

static struct value keys_of(struct exec *x, struct value value, void *context)
{
    array_elements elements = {0};
    struct value array = array_empty(x);
    (void)context;
    if (value.tag != VALUE_OBJECT && value.tag != VALUE_ARRAY)
        return array;
    if (!js_own_properties(x, value, &elements))
        return derived_elements(x, "keys", VALUE_MASK(VALUE_STRING), value);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value key = value_string(js_to_string(x, elements.items[i].key));
        struct value at = value_of_int(x, (int64_t)i);
        array = array_put_under(x, array, at, key, elements.items[i].present);
    }
    return array;
}

struct value js_iterate(struct exec *x, struct value subject, bool keys)
{
    return js_map(x, subject, keys ? keys_of : elements_of, NULL);
}

/* ---- the rest of a pattern ---- */

struct resting {
    bool keyed;
    uint32_t first;
    const struct value *taken;
    uint32_t count;
};

static struct value rest_of(struct exec *x, struct value source, void *context)
{
    const struct resting *r = context;
    struct value array = r->keyed ? keyed_elements(x, source, NULL) : elements_of(x, source, NULL);
    if (exec_is_dead(x) || array.tag != VALUE_ARRAY)
        return VALUE_OF_UNDEFINED;
    if (r->keyed) {
        for (uint32_t i = 0; i < r->count; i++)
            array = array_unset(x, array, js_to_key(x, r->taken[i]));
        return js_make_object(x, array);
    }
    array_elements elements = {0};
    leaf_id base;
    if (!array_list(x, array, &elements, &base)) {
        struct value rest =
            exec_derived(x, "rest", VALUE_MASK(VALUE_OBJECT), VALUE_ANY, &source, 1);
        return rest;
    }
    struct value rest = array_empty(x);
    for (uint32_t i = r->first; i < elements.count; i++)
        rest = array_append(x, rest, heap_follow(x, elements.items[i].value));
    return js_make_list(x, rest);
}

struct value js_rest(struct exec *x, struct value source, bool keyed, uint32_t first,
                     const struct value *taken, uint32_t count)
{
    struct resting resting = {keyed, first, taken, count};
    return js_map(x, source, rest_of, &resting);
}
