/*
 * Properties: of objects (model fields first, then their own, then accessors and methods of their
 * class, then what a specification declares), of functions and classes, of strings and lists.
 */
#include <math.h>

#include "grammars/javascript/semantics/js_sem.h"

static struct value key_of_name(struct exec *x, name_id name)
{
    return js_to_key(x, value_of_name(x, name));
}

static struct text text_of_name(struct exec *x, name_id name)
{
    return names_text(exec_names(x), name);
}

/* ---- functions and classes ---- */

/* What the function itself keeps, ABSENT if there is nothing. */
static struct value kept_member(struct exec *x, struct value callable, name_id name)
{
    const struct callable *c = callable_get(x, callable);
    return c->members ? heap_read(x, c->members, name) : VALUE_NONE;
}

static bool is_class(struct exec *x, struct value callable)
{
    const struct callable *c = callable_get(x, callable);
    return c->class.index && c->function.index == 0;
}

/* A part of a module, a namespace or a built-in object that a value names. */
static struct value named_member(struct exec *x, struct value base, name_id name)
{
    struct text module = text_of_name(x, callable_get(x, base)->name);
    struct text own = text_of_name(x, name);
    struct text full = text_print(exec_arena(x), "%.*s.%.*s", PRINTED(module), PRINTED(own));
    struct value class = exec_class_value(x, full);
    struct value constant = js_constant(x, full);
    if (class.tag != VALUE_ABSENT)
        return class;
    if (constant.tag != VALUE_ABSENT)
        return constant;
    if (text_is(own, "default"))
        return base;
    name_id id = names_add(exec_names(x), full);
    struct text lower = names_text(exec_names(x), names_lower(exec_names(x), id));
    struct callable callable = {.name = id};
    if (exec_is_declared(x, full) || js_find_builtin(lower))
        return value_callable(x, &callable);
    if (exec_is_concrete(x))
        return VALUE_OF_UNDEFINED;
    return exec_unknown(x, full, NULL, 0);
}

static struct value callable_member(struct exec *x, struct value base, name_id name)
{
    struct value value = kept_member(x, base, name);
    struct callable callable = *callable_get(x, base);
    if (value.tag != VALUE_ABSENT)
        return value;
    if (is_class(x, base)) {
        name_id class_name = callable.name;
        if (exec_get(x, base, name, &value))
            return value;
        value = exec_class_member(x, class_name, name, 0, true, base);
        return value.tag == VALUE_ABSENT ? VALUE_OF_UNDEFINED : value;
    }
    if (callable.function.index == 0 && callable.self.tag == VALUE_ABSENT)
        return named_member(x, base, name);
    uint32_t count;
    if (text_is(text_of_name(x, name), "length") && exec_parameter_count(x, base, &count))
        return value_of_int(x, count);
    return VALUE_OF_UNDEFINED;
}

/* ---- objects ---- */

/* A method that the language itself gives such objects, as a value. */
static struct value builtin_member(struct exec *x, struct value base, name_id name)
{
    const struct builtin *method = js_find_method(x, base, text_of_name(x, name));
    if (!method)
        return VALUE_NONE;
    struct callable callable = {.name = names_add_z(exec_names(x), method->name), .self = base};
    return value_callable(x, &callable);
}

static struct value size_of(struct exec *x, struct value object)
{
    struct value kept = object_get_property(x, object, names_add(exec_names(x), TEXT("{entries}")));
    return kept.tag == VALUE_OBJECT ? js_length(x, kept) : value_of_int(x, 0);
}

/* What the object's class gives; ABSENT if it gives nothing of that name. */
static struct value inherited(struct exec *x, struct value object, name_id name)
{
    struct value value;
    struct text text = text_of_name(x, name);
    if (js_is_class(x, object, "Array") && text_is(text, "length"))
        return js_length(x, object);
    if ((js_is_class(x, object, "Map") || js_is_class(x, object, "Set")) && text_is(text, "size"))
        return size_of(x, object);
    if (exec_get(x, object, name, &value))
        return value;
    value = exec_class_member(x, object_get(x, object)->class_name, name, 0, false, object);
    if (value.tag != VALUE_ABSENT)
        return value;
    if (exec_stub_property(x, object, name, &value))
        return value;
    return builtin_member(x, object, name);
}

static struct value object_member(struct exec *x, struct value object, name_id name)
{
    struct value value;
    uint32_t absent = VALUE_MASK(VALUE_ABSENT);
    if (exec_read_model(x, object, name, &value))
        return value;
    value = heap_follow(x, array_get(x, object_properties(x, object), key_of_name(x, name)));
    if (!(value_tags(x, value) & absent))
        return value;
    bool declared = !name_is_none(object_get(x, object)->class_name);
    struct value more = declared ? inherited(x, object, name) : VALUE_NONE;
    if (exec_is_dead(x))
        return VALUE_OF_UNDEFINED;
    if (value.tag == VALUE_ABSENT || (more.tag != VALUE_ABSENT && more.tag != VALUE_UNDEFINED))
        return more.tag == VALUE_ABSENT ? VALUE_OF_UNDEFINED : more;
    return value_or(x, value, VALUE_OF_UNDEFINED);
}

static struct value text_member(struct exec *x, struct value text, name_id name)
{
    struct text known, word = text_of_name(x, name);
    if (text_is(word, "length")) {
        if (value_is_text(x, text, &known))
            return value_of_int(x, (int64_t)js_units(known));
        return value_int(term_unary(exec_terms(x), TERM_LENGTH, value_term(text)));
    }
    return builtin_member(x, text, name);
}

/* ---- reading ---- */

static void refuse_nothing(struct exec *x, struct value base, struct text name)
{
    js_throw(x, "TypeError", "Cannot read properties of %s (reading '%.*s')",
             base.tag == VALUE_NULL ? "null" : "undefined", PRINTED(name));
}

static struct value read_member(struct exec *x, struct value base, void *context)
{
    name_id name = *(name_id *)context;
    switch ((enum value_tag)base.tag) {
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL: refuse_nothing(x, base, text_of_name(x, name)); return VALUE_OF_UNDEFINED;
    case VALUE_STRING: return value_or(x, text_member(x, base, name), VALUE_OF_UNDEFINED);
    case VALUE_ARRAY:
        return value_or(x, heap_follow(x, array_get(x, base, key_of_name(x, name))),
                        VALUE_OF_UNDEFINED);
    case VALUE_OBJECT: return object_member(x, base, name);
    case VALUE_CALLABLE: return callable_member(x, base, name);
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_FLOAT: return value_or(x, builtin_member(x, base, name), VALUE_OF_UNDEFINED);
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return VALUE_OF_UNDEFINED;
}

/* What nobody specifies is taken as an object where the program takes it as one. */
static struct value settled(struct exec *x, struct value base)
{
    if (base.tag != VALUE_LEAF)
        return base;
    enum root_kind kind = root_get(x, leaf_get(x, (leaf_id){base.id})->root)->kind;
    value_cases cases = {0};
    if (kind != ROOT_UNKNOWN && kind != ROOT_HAVOC)
        return base;
    value_get_cases(x, base, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_OBJECT)
            return cases.items[i].value;
    return base;
}

struct value js_member(struct exec *x, struct value base, name_id name)
{
    base = settled(x, base);
    return js_map(x, base, read_member, &name);
}

static struct value read_quietly(struct exec *x, struct value base, void *context)
{
    return js_is_nothing(base) ? VALUE_OF_UNDEFINED : read_member(x, base, context);
}

struct value js_quiet_member(struct exec *x, struct value base, name_id name)
{
    return js_map(x, base, read_quietly, &name);
}

/* ---- elements ---- */

struct indexing {
    struct value key;
    bool quiet;
};

static struct value text_element(struct exec *x, struct value text, struct value key)
{
    struct text known;
    double index;
    if (!value_is_text(x, text, &known) || !js_known_number(x, key, &index)) {
        struct value from[2] = {text, key};
        return exec_derived(x, "String.at", VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_UNDEFINED),
                            0, from, 2);
    }
    if (index < 0 || index != floor(index) || index >= (double)js_units(known))
        return VALUE_OF_UNDEFINED;
    size_t at = (size_t)index;
    return value_of_text(x, js_slice_units(exec_arena(x), known, at, at + 1));
}

/* An element whose key is a term: one of the object's own. */
static struct value element_at(struct exec *x, struct value base, struct value key)
{
    struct value array = base.tag == VALUE_OBJECT ? object_properties(x, base) : base;
    struct value normal = js_to_key(x, key);
    if (exec_is_dead(x))
        return VALUE_OF_UNDEFINED;
    if (normal.tag != VALUE_INT && normal.tag != VALUE_STRING) {
        struct value from[2] = {base, key};
        return exec_derived(x, "element", VALUE_ANY | VALUE_MASK(VALUE_UNDEFINED), VALUE_ANY, from,
                            2);
    }
    return value_or(x, heap_follow(x, array_get(x, array, normal)), VALUE_OF_UNDEFINED);
}

static struct value read_element(struct exec *x, struct value base, void *context)
{
    const struct indexing *indexing = context;
    struct text name;
    if (js_is_nothing(base) && indexing->quiet)
        return VALUE_OF_UNDEFINED;
    bool counted = js_is_number_value(indexing->key) && base.tag == VALUE_STRING;
    if (counted)
        return text_element(x, base, indexing->key);
    if (js_known_text(x, indexing->key, &name)) {
        name_id id = names_add(exec_names(x), name);
        return read_member(x, base, &id);
    }
    if (base.tag == VALUE_OBJECT || base.tag == VALUE_ARRAY)
        return element_at(x, base, indexing->key);
    if (js_is_nothing(base)) {
        refuse_nothing(x, base, TEXT("…"));
        return VALUE_OF_UNDEFINED;
    }
    struct value from[2] = {base, indexing->key};
    return exec_unmodelled(x, "a property with a computed name", from, 2);
}

/* A key that is a choice between a few names: the property of each. */
static struct value index_by(struct exec *x, struct value key, void *context)
{
    struct indexing *indexing = context;
    struct value base = indexing->key;
    struct indexing inner = {key, indexing->quiet};
    return js_map(x, base, read_element, &inner);
}

static struct value index_value(struct exec *x, struct value base, struct value key, bool quiet)
{
    struct value primitive = js_to_primitive(x, key, true);
    struct indexing indexing = {quiet ? base : settled(x, base), quiet};
    return exec_is_dead(x) ? VALUE_OF_UNDEFINED : js_map(x, primitive, index_by, &indexing);
}

struct value js_index(struct exec *x, struct value base, struct value key)
{
    return index_value(x, base, key, false);
}

struct value js_quiet_index(struct exec *x, struct value base, struct value key)
{
    return index_value(x, base, key, true);
}

/* A list pattern takes elements in order, also of what is no list but can be gone through. */
struct value js_take(struct exec *x, struct value base, struct value key)
{
    return index_value(x, base, key, false);
}

/* ---- writing ---- */

struct value js_write_member(struct exec *x, struct value base, name_id name, term_id guard,
                             struct value value)
{
    struct text text = text_of_name(x, name);
    if (js_is_nothing(base)) {
        term_id outer = exec_enter_case(x, guard);
        js_throw(x, "TypeError", "Cannot set properties of %s (setting '%.*s')",
                 base.tag == VALUE_NULL ? "null" : "undefined", PRINTED(text));
        exec_leave_case(x, outer);
        return value;
    }
    if (base.tag == VALUE_CALLABLE) {
        uint32_t members = callable_get(x, base)->members;
        if (members)
            heap_write(x, members, name, value_merge(x, guard, value, heap_read(x, members, name)));
        return value;
    }
    if (base.tag != VALUE_OBJECT || exec_set(x, base, name, value))
        return value;
    if (js_is_class(x, base, "Array") && text_is(text, "length")) {
        exec_unmodelled(x, "setting the length of a list", &value, 1);
        return value;
    }
    struct value array = object_properties(x, base);
    array = array_put_under(x, array, key_of_name(x, name), value, guard);
    object_set_properties(x, base, array);
    return value;
}

struct value js_write_index(struct exec *x, struct value base, struct value key,
                            struct value element)
{
    struct text name;
    term_id yes = term_bool(exec_terms(x), true);
    struct value primitive = js_to_primitive(x, key, true);
    if (exec_is_dead(x))
        return VALUE_NONE;
    if (js_known_text(x, primitive, &name)) {
        name_id id = names_add(exec_names(x), name);
        if (base.tag != VALUE_OBJECT || !exec_write_model(x, base, id, element, yes))
            js_write_member(x, base, id, yes, element);
        return base;
    }
    if (base.tag != VALUE_OBJECT) {
        if (js_is_nothing(base))
            js_throw(x, "TypeError", "Cannot set properties of undefined");
        return exec_is_dead(x) ? VALUE_NONE : base;
    }
    struct value array = object_properties(x, base), normal = js_to_key(x, primitive);
    value_cases keys = {0};
    value_get_cases(x, normal, &keys);
    for (uint32_t i = 0; i < keys.count; i++)
        if (keys.items[i].value.tag == VALUE_INT || keys.items[i].value.tag == VALUE_STRING)
            array = array_put_under(x, array, keys.items[i].value, element, keys.items[i].guard);
    object_set_properties(x, base, array);
    return base;
}

void js_unset_member(struct exec *x, struct value object, name_id name)
{
    if (object.tag == VALUE_OBJECT)
        object_set_properties(x, object,
                              array_unset(x, object_properties(x, object), key_of_name(x, name)));
}

struct value js_unset_index(struct exec *x, struct value base, struct value key)
{
    struct value normal = js_to_key(x, key);
    if (base.tag == VALUE_OBJECT && (normal.tag == VALUE_INT || normal.tag == VALUE_STRING))
        object_set_properties(x, base, array_unset(x, object_properties(x, base), normal));
    return base;
}

/* ---- methods ---- */

/* A property that holds a function is called with the object as `this`. */
struct value js_method_value(struct exec *x, struct value base, name_id name)
{
    struct value value = VALUE_NONE;
    if (base.tag == VALUE_CALLABLE)
        value = kept_member(x, base, name);
    else if (base.tag == VALUE_OBJECT)
        value = heap_follow(x, array_get(x, object_properties(x, base), key_of_name(x, name)));
    if (!(value_tags(x, value) & VALUE_MASK(VALUE_CALLABLE)))
        return VALUE_NONE;
    if (value.tag == VALUE_CALLABLE)
        return exec_bind(x, value, base);
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_CALLABLE)
            cases.items[i].value = exec_bind(x, cases.items[i].value, base);
    return value_join(x, &cases);
}

void js_refuse_method(struct exec *x, struct value base, struct text method)
{
    if (js_is_nothing(base))
        refuse_nothing(x, base, method);
    else
        js_throw(x, "TypeError", "%.*s is not a function", PRINTED(method));
}

void js_refuse_call(struct exec *x, struct value callee)
{
    (void)callee;
    js_throw(x, "TypeError", "what is called is not a function");
}
