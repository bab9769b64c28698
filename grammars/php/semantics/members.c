/*
 * Properties as PHP finds them from where the code stands: visibility, private properties that a
 * subclass hides, declared types, readonly, and the magic methods for what is not there.
 */
#include "grammars/php/semantics/php_sem.h"

enum found {
    FOUND_SLOT,  /* the object keeps it under `key` */
    FOUND_DENIED /* it exists, but not for this code */
};

struct lookup {
    enum found found;
    name_id key;
    bool declared;
    struct member_info info;
};

/* ---- looking up ---- */

static struct text class_of(struct exec *x, struct value object)
{
    return exec_class_of(x, object);
}

/* The private property of the class whose code runs, where the object's own class is below it. */
static bool own_private(struct exec *x, struct value object, name_id name, struct member_info *info)
{
    struct text self = exec_self_class(x);
    bool own = self.size && exec_find_property(x, self, names_text(exec_names(x), name), info) &&
               info->visibility == IR_PRIVATE && text_equal(info->declaring, self) &&
               exec_is_subclass(x, class_of(x, object), self);
    if (own && info->is_static && exec_is_concrete(x)) {
        exec_unsupported(x, "a property with the name of a static one");
        return false;
    }
    return own;
}

static struct lookup look_up(struct exec *x, struct value object, name_id name)
{
    struct lookup result = {.key = name};
    struct member_info own;
    bool found = exec_object_property(x, object, name, &result.info);
    result.declared = found && !result.info.is_static;
    if (result.declared && result.info.visibility == IR_PUBLIC && !result.info.hides_private)
        return result;
    if (own_private(x, object, name, &own)) {
        result.info = own;
        result.declared = true;
        result.key = php_property_key(x, class_of(x, object), &own);
        return result;
    }
    if (found && result.info.is_static && !php_is_visible(x, &result.info)) {
        result.found = FOUND_DENIED;
        return result;
    }
    if (!result.declared || result.info.visibility == IR_PUBLIC)
        return result;
    if (result.info.visibility == IR_PRIVATE &&
        !text_equal(result.info.declaring, class_of(x, object))) {
        /* private to an ancestor: for this code it is a dynamic one of the same name */
        exec_unsupported(x, "a property that hides a private one");
        result.declared = false;
        return result;
    }
    if (!php_is_visible(x, &result.info))
        result.found = FOUND_DENIED;
    return result;
}

static void deny(struct exec *x, struct value object, const struct lookup *found)
{
    struct text class_name = class_of(x, object);
    php_throw(x, "Error", "Cannot access %s property %.*s::$%.*s",
              found->info.visibility == IR_PRIVATE ? "private" : "protected", PRINTED(class_name),
              PRINTED(found->info.name));
}

static bool has_type(const struct lookup *found)
{
    return found->declared && (found->info.type->mask || found->info.type->class_count);
}

static struct value slot_of(struct exec *x, struct value object, const struct lookup *found)
{
    return array_get(x, object_properties(x, object), value_of_name(x, found->key));
}

/* Whether a magic method shall be asked: it exists and does not ask for the same name itself. */
static bool may_ask(struct exec *x, struct value object, const char *method, name_id name)
{
    return exec_has_method(x, object, method) && !exec_is_running(x, object, method, name);
}

static struct value ask(struct exec *x, struct value object, const char *method, name_id name)
{
    struct value arg = value_of_name(x, name);
    return exec_call_method(x, object, method, &arg, 1);
}

/* ---- reading ---- */

static struct value missing_value(struct exec *x, struct value object, const struct lookup *found,
                                  name_id name)
{
    if (has_type(found) && found->found == FOUND_SLOT && exec_has_method(x, object, "__get"))
        exec_unsupported(x, "__get beside a typed property that is not initialized");
    if (may_ask(x, object, "__get", name))
        return ask(x, object, "__get", name);
    if (found->found == FOUND_DENIED)
        deny(x, object, found);
    else if (has_type(found) && exec_is_concrete(x))
        php_throw(x, "Error",
                  "Typed property %.*s::$%.*s must not be accessed before initialization",
                  PRINTED(found->info.declaring), PRINTED(found->info.name));
    return VALUE_NONE;
}

/*
 * What a shop keeps as one value of several fields may be an array or an object: nothing tells
 * which but how the program reads it. The tree of fields is the same; ABSENT if it is no such
 * value.
 */
static struct value kept_field(struct exec *x, struct value base, name_id name)
{
    array_elements elements = {0};
    leaf_id leaf = {0};
    if (exec_is_concrete(x) || base.tag != VALUE_ARRAY)
        return VALUE_NONE;
    array_list(x, base, &elements, &leaf);
    if (leaf.index == 0)
        return VALUE_NONE;
    enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
    return kind == ROOT_SETTING || kind == ROOT_STORE
               ? heap_follow(x, array_get(x, base, value_of_name(x, name)))
               : VALUE_NONE;
}

static struct value property_of(struct exec *x, struct value base, void *context)
{
    name_id name = *(name_id *)context;
    if (base.tag != VALUE_OBJECT)
        return kept_field(x, base, name);
    struct value value;
    if (exec_read_model(x, base, name, &value))
        return value;
    struct lookup found = look_up(x, base, name);
    value = found.found == FOUND_SLOT ? heap_follow(x, slot_of(x, base, &found)) : VALUE_NONE;
    return value.tag == VALUE_ABSENT ? missing_value(x, base, &found, name) : value;
}

struct value php_member(struct exec *x, struct value base, name_id name)
{
    return php_map(x, base, property_of, &name);
}

static struct value quiet_property_of(struct exec *x, struct value base, void *context)
{
    name_id name = *(name_id *)context;
    if (base.tag != VALUE_OBJECT)
        return kept_field(x, base, name);
    struct value value;
    if (exec_read_model(x, base, name, &value))
        return value;
    struct lookup found = look_up(x, base, name);
    value = found.found == FOUND_SLOT ? heap_follow(x, slot_of(x, base, &found)) : VALUE_NONE;
    if (value.tag != VALUE_ABSENT || !may_ask(x, base, "__isset", name))
        return value;
    struct value set = ask(x, base, "__isset", name);
    if (exec_is_dead(x) || exec_is_false(x, php_truth(x, set)))
        return VALUE_NONE;
    return may_ask(x, base, "__get", name) ? ask(x, base, "__get", name) : VALUE_NONE;
}

struct value php_quiet_member(struct exec *x, struct value base, name_id name)
{
    return php_map(x, base, quiet_property_of, &name);
}

static struct value has_property(struct exec *x, struct value base, void *context)
{
    name_id name = *(name_id *)context;
    uint32_t nothing = VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_NULL);
    if (base.tag != VALUE_OBJECT)
        return value_bool(
            term_not(exec_terms(x), value_has_tag(x, kept_field(x, base, name), nothing)));
    struct value value;
    if (exec_read_model(x, base, name, &value))
        return value_bool(term_not(exec_terms(x), value_has_tag(x, value, nothing)));
    struct lookup found = look_up(x, base, name);
    value = found.found == FOUND_SLOT ? heap_follow(x, slot_of(x, base, &found)) : VALUE_NONE;
    if (value.tag == VALUE_ABSENT && may_ask(x, base, "__isset", name))
        return value_bool(php_truth(x, ask(x, base, "__isset", name)));
    return value_bool(term_not(exec_terms(x), value_has_tag(x, value, nothing)));
}

term_id php_has_member(struct exec *x, struct value base, name_id name)
{
    return php_truth(x, php_map(x, base, has_property, &name));
}

/* ---- writing ---- */

struct writing {
    name_id name;
    struct value value;
};

static struct text property_text(struct exec *x, const struct lookup *found)
{
    return text_print(exec_arena(x), "%.*s::$%.*s", PRINTED(found->info.declaring),
                      PRINTED(found->info.name));
}

/* Whether a readonly property may be written: once, by its own class. */
static bool may_initialize(struct exec *x, const struct lookup *found, struct value slot)
{
    struct text property = property_text(x, found), self = exec_self_class(x);
    if (!found->declared || !found->info.is_readonly)
        return true;
    if (slot.tag != VALUE_ABSENT) {
        php_throw(x, "Error", "Cannot modify readonly property %.*s", PRINTED(property));
    } else if (!text_equal(self, found->info.declaring)) {
        if (self.size && exec_is_subclass(x, found->info.declaring, self))
            exec_unsupported(x, "a readonly property that a subclass declares again");
        php_throw(x, "Error", "Cannot initialize readonly property %.*s from %s%.*s",
                  PRINTED(property), self.size ? "scope " : "global scope", PRINTED(self));
    }
    return !exec_is_dead(x);
}

static struct value store(struct exec *x, struct value object, const struct lookup *found,
                          struct value slot, struct value value)
{
    if (!may_initialize(x, found, slot))
        return value;
    if (has_type(found))
        value = php_coerce(x, found->info.type, value, property_text(x, found));
    if (exec_is_dead(x))
        return value;
    if (slot.tag == VALUE_REFERENCE)
        heap_write(x, slot.id, NO_NAME, value);
    else
        object_set_properties(
            x, object,
            array_put(x, object_properties(x, object), value_of_name(x, found->key), value));
    return value;
}

static bool is_of_readonly_class(struct exec *x, struct value object)
{
    ir_class_id class = exec_find_class(x, names_add(exec_names(x), class_of(x, object)));
    return class.index && ir_class(exec_program(x), class)->is_readonly;
}

static struct value write_property(struct exec *x, struct value object, void *context)
{
    const struct writing *w = context;
    if (object.tag == VALUE_CALLABLE) {
        struct text name = names_text(exec_names(x), w->name);
        php_throw(x, "Error", "Cannot create dynamic property Closure::$%.*s", PRINTED(name));
        return w->value;
    }
    struct lookup found = look_up(x, object, w->name);
    struct value slot = found.found == FOUND_SLOT ? slot_of(x, object, &found) : VALUE_NONE;
    if (exec_is_concrete(x) && !found.declared && found.info.is_static)
        exec_unsupported(x, "a property with the name of a static one");
    bool waits = slot.tag == VALUE_ABSENT && has_type(&found) && found.found == FOUND_SLOT;
    if (slot.tag == VALUE_ABSENT && !waits && may_ask(x, object, "__set", w->name)) {
        struct value args[2] = {value_of_name(x, w->name), w->value};
        exec_call_method(x, object, "__set", args, 2);
        return w->value;
    }
    if (found.found == FOUND_DENIED) {
        deny(x, object, &found);
        return w->value;
    }
    if (exec_is_instance(x, object, "UnitEnum") || exec_is_instance(x, object, "Generator")) {
        struct text name = names_text(exec_names(x), w->name), class_name = class_of(x, object);
        php_throw(x, "Error",
                  slot.tag == VALUE_ABSENT ? "Cannot create dynamic property %.*s::$%.*s"
                                           : "Cannot modify readonly property %.*s::$%.*s",
                  PRINTED(class_name), PRINTED(name));
        return w->value;
    }
    if (!found.declared && slot.tag == VALUE_ABSENT && is_of_readonly_class(x, object)) {
        struct text name = names_text(exec_names(x), w->name), class_name = class_of(x, object);
        php_throw(x, "Error", "Cannot create dynamic property %.*s::$%.*s", PRINTED(class_name),
                  PRINTED(name));
        return w->value;
    }
    return store(x, object, &found, slot, w->value);
}

/* Whether writing is no more than storing: no magic, no type, no restriction. */
static bool is_plain(struct exec *x, struct value object, name_id name)
{
    struct lookup found;
    if (object.tag != VALUE_OBJECT || exec_is_concrete(x))
        return false;
    found = look_up(x, object, name);
    return found.found == FOUND_SLOT && !has_type(&found) && name_equal(found.key, name) &&
           !exec_has_method(x, object, "__set") &&
           slot_of(x, object, &found).tag != VALUE_REFERENCE;
}

struct value php_write_member(struct exec *x, struct value object, name_id name, term_id guard,
                              struct value value)
{
    struct writing w = {name, value};
    if (is_plain(x, object, name)) {
        struct value array = object_properties(x, object);
        array = array_put_under(x, array, value_of_name(x, name), value, guard);
        object_set_properties(x, object, array);
        return value;
    }
    if (object.tag != VALUE_OBJECT && object.tag != VALUE_CALLABLE) {
        struct text type = php_type_name(x, object), text = names_text(exec_names(x), name);
        exec_throw(x, guard, "Error",
                   text_print(exec_arena(x), "Attempt to assign property \"%.*s\" on %.*s",
                              PRINTED(text), PRINTED(type)));
        return value;
    }
    struct value result = value;
    if (exec_is_true(x, guard))
        return write_property(x, object, &w);
    return exec_under(x, guard, write_property, object, &w, &result) ? result : value;
}

/* ---- containers that are written, references, unset ---- */

static struct value refuse_fetch(struct exec *x, struct value base, name_id name,
                                 enum place_use use)
{
    static const char *const verbs[] = {
        [USE_ELEMENT] = "modify",           [USE_MEMBER] = "modify",
        [USE_REFERENCE] = "modify",         [USE_OPERATE] = "assign",
        [USE_STEP] = "increment/decrement",
    };
    struct text text = names_text(exec_names(x), name), type = php_type_name(x, base);
    if (use != USE_UNSET)
        php_throw(x, "Error", "Attempt to %s property \"%.*s\" on %.*s", verbs[use], PRINTED(text),
                  PRINTED(type));
    return VALUE_NONE;
}

struct fetching {
    name_id name;
    enum place_use use;
};

/* An integer that one step more makes a float. */
static bool is_extreme(struct exec *x, struct value value)
{
    struct constant constant;
    return value_is_constant(x, value, &constant) &&
           (constant.integer == INT64_MAX || constant.integer == INT64_MIN);
}

static bool gives_reference(struct exec *x, struct value object, const char *method)
{
    struct member_info info;
    return exec_find_method(x, class_of(x, object), text_of(method), &info) &&
           info.returns_reference;
}

static struct value fetch_property(struct exec *x, struct value base, void *context)
{
    struct fetching *f = context;
    if (base.tag != VALUE_OBJECT && base.tag != VALUE_CALLABLE)
        return refuse_fetch(x, base, f->name, f->use);
    if (base.tag == VALUE_CALLABLE)
        return property_of(x, base, &f->name);
    struct lookup found = look_up(x, base, f->name);
    struct value value =
        found.found == FOUND_SLOT ? heap_follow(x, slot_of(x, base, &found)) : VALUE_NONE;
    bool in_place = f->use == USE_ELEMENT || f->use == USE_REFERENCE;
    if (exec_is_concrete(x) && has_type(&found) && (f->use == USE_STEP || f->use == USE_OPERATE) &&
        value.tag == VALUE_INT && is_extreme(x, value))
        exec_unsupported(x, "a typed property at the end of its range");
    if (exec_is_concrete(x) && found.declared && found.info.is_readonly &&
        (in_place || (f->use == USE_MEMBER && value.tag == VALUE_ABSENT)) &&
        value.tag != VALUE_OBJECT)
        exec_unsupported(x, "a readonly property that is changed in place");
    if (exec_is_concrete(x) && value.tag == VALUE_ABSENT && in_place &&
        gives_reference(x, base, "__get"))
        exec_unsupported(x, "__get that returns a reference");
    if (in_place && value.tag != VALUE_ABSENT && exec_is_instance(x, base, "UnitEnum")) {
        struct text class_name = class_of(x, base), text = names_text(exec_names(x), f->name);
        php_throw(x, "Error", "Cannot modify readonly property %.*s::$%.*s", PRINTED(class_name),
                  PRINTED(text));
        return value;
    }
    if (value.tag != VALUE_ABSENT) {
        if (found.declared && found.info.is_readonly && in_place && value.tag != VALUE_OBJECT) {
            struct text property = property_text(x, &found);
            php_throw(x, "Error", "Cannot modify readonly property %.*s", PRINTED(property));
        }
        return value;
    }
    if (in_place && found.found == FOUND_SLOT && !may_ask(x, base, "__get", f->name))
        return VALUE_NONE; /* made by what is written */
    return missing_value(x, base, &found, f->name);
}

struct value php_fetch_member(struct exec *x, struct value base, name_id name, enum place_use use)
{
    struct fetching context = {name, use};
    return php_map(x, base, fetch_property, &context);
}

name_id php_member_key(struct exec *x, struct value object, name_id name)
{
    struct lookup found = look_up(x, object, name);
    bool absent = found.found == FOUND_DENIED || slot_of(x, object, &found).tag == VALUE_ABSENT;
    if (absent && may_ask(x, object, "__get", name))
        return NO_NAME;
    if (found.found == FOUND_DENIED) {
        deny(x, object, &found);
        return NO_NAME;
    }
    return found.key;
}

bool php_is_typed_member(struct exec *x, struct value object, name_id name)
{
    struct lookup found = look_up(x, object, name);
    return has_type(&found);
}

void php_unset_member(struct exec *x, struct value object, name_id name)
{
    struct lookup found = look_up(x, object, name);
    struct value slot = found.found == FOUND_SLOT ? slot_of(x, object, &found) : VALUE_NONE;
    if (slot.tag == VALUE_ABSENT && may_ask(x, object, "__unset", name)) {
        ask(x, object, "__unset", name);
        return;
    }
    if (found.found == FOUND_DENIED) {
        deny(x, object, &found);
        return;
    }
    if (found.declared && found.info.is_readonly) {
        struct text property = property_text(x, &found);
        if (slot.tag == VALUE_ABSENT)
            exec_unsupported(x, "an unset of a readonly property without a value");
        php_throw(x, "Error", "Cannot unset readonly property %.*s", PRINTED(property));
        return;
    }
    if (exec_is_instance(x, object, "UnitEnum") && slot.tag != VALUE_ABSENT) {
        struct text class_name = class_of(x, object), text = names_text(exec_names(x), name);
        php_throw(x, "Error", "Cannot unset readonly property %.*s::$%.*s", PRINTED(class_name),
                  PRINTED(text));
        return;
    }
    struct value array = object_properties(x, object);
    object_set_properties(x, object, array_unset(x, array, value_of_name(x, found.key)));
}
