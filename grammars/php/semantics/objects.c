/* Objects as PHP makes and lists them: what a new one knows, which properties code can see. */
#include "grammars/php/semantics/builtins.h"

static name_id name_of(struct exec *x, const char *name)
{
    return names_add_z(exec_names(x), name);
}

void php_created(struct exec *x, struct value object)
{
    struct member_info destructor;
    if (exec_is_concrete(x) &&
        exec_find_method(x, exec_class_of(x, object), TEXT("__destruct"), &destructor)) {
        exec_destructible(x, object);
    }
    if (exec_is_concrete(x) && exec_changes_visibility(x, exec_class_of(x, object)))
        exec_unsupported(x, "a method of a trait with another visibility");
    if (exec_is_concrete(x) && exec_is_instance(x, object, "Generator"))
        php_throw(x, "Error",
                  "The \"Generator\" class is reserved for internal use and cannot be manually "
                  "instantiated");
    if (!exec_is_instance(x, object, "Throwable"))
        return;
    object_set_property(x, object, name_of(x, "file"), value_of_text(x, exec_file(x)));
    object_set_property(x, object, name_of(x, "line"), value_of_int(x, exec_line(x)));
    struct value trace = exec_trace(x);
    if (trace.tag != VALUE_ABSENT)
        object_set_property(x, object, name_of(x, "trace"), trace);
}

/* ---- listing ---- */

/* "\0class\0name" */
static struct text mangled(struct exec *x, struct text class_name, struct text name)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add_byte(&out, '\0');
    buffer_add(&out, class_name);
    buffer_add_byte(&out, '\0');
    buffer_add(&out, name);
    struct text text = text_copy(exec_arena(x), buffer_text(&out));
    buffer_done(&out);
    return text;
}

/* The name under which an object keeps a property: that of a private one which a subclass hides
 * tells its class. */
name_id php_property_key(struct exec *x, struct text class_name, const struct member_info *property)
{
    struct member_info nearest;
    if (property->visibility != IR_PRIVATE ||
        !exec_find_property(x, class_name, property->name, &nearest) ||
        text_equal(nearest.declaring, property->declaring))
        return names_add(exec_names(x), property->name);
    return names_add(exec_names(x), mangled(x, property->declaring, property->name));
}

static bool is_declared(const php_properties *list, name_id key)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (name_equal(list->items[i].key, key))
            return true;
    return false;
}

static struct text text_of_key(struct exec *x, struct value key)
{
    struct constant constant = {.text = TEXT("")};
    term_is_constant(exec_terms(x), php_to_string(x, key), &constant);
    return constant.text;
}

bool php_list_properties(struct exec *x, struct value object, php_properties *list)
{
    struct text class_name = exec_class_of(x, object);
    struct value array = object_properties(x, object);
    member_list declared = {0};
    array_elements elements = {0};
    leaf_id base;
    exec_list_properties(x, class_name, &declared);
    name_id trace = name_of(x, "trace");
    if (exec_is_concrete(x) && exec_is_instance(x, object, "Throwable") &&
        object_get_property(x, object, trace).tag == VALUE_NULL)
        exec_unsupported(x, "the trace of what a built-in threw");
    for (uint32_t i = 0; i < declared.count; i++) {
        struct php_property one = {.info = declared.items[i]};
        one.key = php_property_key(x, class_name, &one.info);
        one.slot = array_get(x, array, value_of_name(x, one.key));
        VEC_PUSH(exec_arena(x), list, one);
    }
    uint32_t count = list->count;
    php_properties known = *list;
    bool complete = array_list(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct php_property one = {.slot = elements.items[i].value};
        struct text name;
        if (elements.items[i].key.tag == VALUE_INT)
            name = text_of_key(x, elements.items[i].key);
        else if (!value_is_text(x, elements.items[i].key, &name))
            return false;
        one.key = names_add(exec_names(x), name);
        one.info.name = name;
        known.count = count;
        if (!is_declared(&known, one.key))
            VEC_PUSH(exec_arena(x), list, one);
        complete &= exec_is_true(x, elements.items[i].present);
    }
    return complete;
}

uint32_t php_object_handle(struct exec *x, struct value object)
{
    return object_number(x, object);
}

bool php_is_shared(struct exec *x, struct value reference)
{
    (void)x;
    (void)reference;
    return true;
}

struct value php_visible_properties(struct exec *x, struct value object)
{
    php_properties list = {0};
    if (exec_is_concrete(x) && (exec_is_instance(x, object, "ArrayObject") ||
                                exec_is_instance(x, object, "ArrayIterator")))
        exec_unsupported(x, "the properties of an ArrayObject");
    struct value array = array_empty(x);
    if (exec_is_open(x, object) || !exec_has_class(x, exec_class_of(x, object)) ||
        !php_list_properties(x, object, &list))
        return object_properties(x, object);
    for (uint32_t i = 0; i < list.count; i++) {
        struct php_property *one = &list.items[i];
        bool declared = one->info.declaring.size != 0;
        if (one->slot.tag == VALUE_ABSENT || (declared && !php_is_visible(x, &one->info)))
            continue;
        struct value key = php_to_key(x, value_of_text(x, one->info.name));
        if (array_get(x, array, key).tag == VALUE_ABSENT)
            array = array_put(x, array, key, one->slot);
    }
    return array;
}

struct value php_array_of_object(struct exec *x, struct value object)
{
    php_properties list = {0};
    if (exec_is_concrete(x) && (exec_is_instance(x, object, "ArrayObject") ||
                                exec_is_instance(x, object, "ArrayIterator")))
        exec_unsupported(x, "an ArrayObject as an array");
    struct value array = array_empty(x);
    if (exec_is_open(x, object) || !exec_has_class(x, exec_class_of(x, object)) ||
        !php_list_properties(x, object, &list))
        return object_properties(x, object);
    for (uint32_t i = 0; i < list.count; i++) {
        struct member_info *info = &list.items[i].info;
        struct text name = info->name;
        if (list.items[i].slot.tag == VALUE_ABSENT)
            continue;
        if (info->visibility == IR_PROTECTED)
            name = mangled(x, TEXT("*"), name);
        else if (info->visibility == IR_PRIVATE)
            name = mangled(x, info->declaring, name);
        struct value key = php_to_key(x, value_of_text(x, name));
        array = array_put(x, array, key, list.items[i].slot);
    }
    return array;
}
